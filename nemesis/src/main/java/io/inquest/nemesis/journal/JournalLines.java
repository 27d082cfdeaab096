package io.inquest.nemesis.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a journal, each a JSON object: the owner, then changes, and the numbers of those that were undone. */
final class JournalLines {
    static final int SCHEMA = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JournalLines() {}

    static String head(Owner owner) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", SCHEMA);
        json.put("pid", owner.pid());
        json.put("started", owner.started());
        json.put("what", owner.what());
        return json.toString();
    }

    static String before(Change change) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", change.id());
        json.put("what", change.what());
        ObjectNode host = json.putObject("host");
        host.put("name", change.host().name());
        host.put("address", withoutScope(change.host().address()));
        host.put("home", change.host().home());
        host.put("backend", change.host().backend());
        texts(host.putObject("key"), change.host().key());
        ArrayNode undo = json.putArray("undo");
        for (Command command : change.undo()) {
            ObjectNode one = undo.addObject();
            command.words().forEach(one.putArray("words")::add);
            texts(one.putObject("environment"), new TreeMap<>(command.environment()));
            one.put("input", command.input());
            one.put("timeoutMillis", command.timeout().toMillis());
        }
        return json.toString();
    }

    static String undone(long id) {
        return MAPPER.createObjectNode().put("undone", id).toString();
    }

    private static void texts(ObjectNode into, Map<String, String> texts) {
        texts.forEach(into::put);
    }

    /** An interface's name means nothing in another network namespace. */
    private static String withoutScope(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    static JsonNode parse(String line) throws IOException {
        JsonNode json = MAPPER.readTree(line);
        if (!json.isObject()) {
            throw new IOException("no JSON object");
        }
        return json;
    }

    static Owner owner(JsonNode json) throws IOException {
        int schema = json.path("schema").asInt(-1);
        if (schema != SCHEMA) {
            throw new IOException("it has schema " + schema + ", and this Inquest reads schema " + SCHEMA);
        }
        return new Owner(
                require(json, "pid").asLong(),
                text(json, "started"),
                json.path("what").asText(""));
    }

    static Change change(JsonNode json) throws IOException {
        JsonNode host = require(json, "host");
        HostFacts facts = new HostFacts(
                text(host, "name"),
                InetAddress.getByName(text(host, "address")),
                text(host, "home"),
                text(host, "backend"),
                texts(require(host, "key")));
        List<Command> undo = new ArrayList<>();
        for (JsonNode command : require(json, "undo")) {
            List<String> words = new ArrayList<>();
            require(command, "words").forEach(word -> words.add(word.asText()));
            undo.add(new Command(
                    words,
                    texts(require(command, "environment")),
                    text(command, "input"),
                    Duration.ofMillis(require(command, "timeoutMillis").asLong())));
        }
        return new Change(require(json, "id").asLong(), facts, text(json, "what"), undo);
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static String text(JsonNode json, String field) throws IOException {
        return require(json, field).asText();
    }

    private static JsonNode require(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new IOException("it has no \"" + field + "\"");
        }
        return value;
    }
}
