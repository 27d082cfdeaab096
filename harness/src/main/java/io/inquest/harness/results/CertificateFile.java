package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.inquest.checkers.Order;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.history.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of a history's certificates: JSON, an order a line. */
public final class CertificateFile {
    private static final int SCHEMA = 1;

    private CertificateFile() {}

    /** Writes certificates of one history. */
    public static void write(Path file, List<Certificate> certificates) throws IOException {
        Certificate first = certificates.get(0);
        StringBuilder text = new StringBuilder("{\n  \"certificate\": " + SCHEMA + ",\n  \"object\": "
                + Values.json(first.object()) + ",\n  \"events\": " + first.events() + ",\n  \"models\": [");
        String separator = "\n";
        for (Certificate certificate : certificates) {
            text.append(separator).append("    {\"model\": ").append(Values.json(certificate.model()));
            text.append(", \"orders\": [");
            String next = "\n";
            for (Order order : certificate.orders()) {
                text.append(next).append("      ").append(Values.json(fields(order)));
                next = ",\n";
            }
            text.append("\n    ]}");
            separator = ",\n";
        }
        text.append("\n  ]\n}\n");
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> fields(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (order.key() != null) {
            fields.put("key", order.key());
        }
        if (order.process() != null) {
            fields.put("process", order.process());
        }
        fields.put("operations", order.operations());
        return fields;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException that says, in one line, which file and what is wrong with it
     */
    public static List<Certificate> read(Path file) throws IOException {
        JsonNode tree = Json.read(file);
        require(tree.isObject() && tree.path("certificate").isInt(), file, "is no certificate");
        require(
                tree.path("certificate").intValue() == SCHEMA,
                file,
                "is a certificate of the version " + tree.path("certificate") + ", and this program reads " + SCHEMA);
        require(tree.path("object").isTextual(), file, "names no object");
        require(tree.path("events").isInt(), file, "does not say how many events the history has");
        require(tree.path("models").isArray() && !tree.path("models").isEmpty(), file, "has no models");
        List<Certificate> certificates = new ArrayList<>();
        for (JsonNode model : tree.path("models")) {
            require(
                    model.path("model").isTextual() && model.path("orders").isArray(),
                    file,
                    "has a model without orders");
            List<Order> orders = new ArrayList<>();
            for (JsonNode order : model.path("orders")) {
                orders.add(order(order, file));
            }
            certificates.add(new Certificate(
                    model.path("model").textValue(),
                    tree.path("object").textValue(),
                    tree.path("events").intValue(),
                    orders));
        }
        return certificates;
    }

    private static Order order(JsonNode order, Path file) throws IOException {
        require(order.path("operations").isArray(), file, "has an order without operations");
        List<Integer> operations = new ArrayList<>();
        for (JsonNode operation : order.path("operations")) {
            require(operation.isInt(), file, "has an order of something else than events: " + operation);
            operations.add(operation.intValue());
        }
        JsonNode process = order.path("process");
        require(process.isInt() || process.isMissingNode(), file, "has a process that is no number: " + process);
        try {
            Object key = Values.canonical(Json.map(order).get("key"));
            return new Order(key, process.isMissingNode() ? null : process.intValue(), operations);
        } catch (IllegalArgumentException unfit) {
            throw new IOException(file + " has a key that is none: " + unfit.getMessage(), unfit);
        }
    }

    private static void require(boolean isSo, Path file, String otherwise) throws IOException {
        if (!isSo) {
            throw new IOException(file + " " + otherwise);
        }
    }
}
