package io.inquest.history.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * dbcop's JSON: an array of sessions, each an array of transactions {@code {"events": […], "committed": true}}; bare, or as
 * {@code "data"} of an object beside {@code "params"}. An event is {@code {"Write": {"variable": 0, "version": 1}}} or
 * {@code {"Read": …}}, or in short {@code ["w", 0, 1]}, {@code ["r", 0, 1]}; a read without a version is of what was there
 * at the beginning.
 */
public final class DbcopJsonFormat implements HistoryFormat {
    static final Pattern OBJECT = Pattern.compile("\\A\\uFEFF?\\s*\\{\\s*\"(?:params|data)\"\\s*:");
    private static final Pattern ARRAY = Pattern.compile(
            "\\A\\uFEFF?\\s*\\[\\s*(?:\\[\\s*\\]\\s*,\\s*)*\\[\\s*\\{\\s*\"(?:events|committed)\"\\s*:");

    private static final String BAD_EVENT = "expected an event such as {\"Write\": {\"variable\": 0, \"version\": 1}},"
            + " {\"Read\": {\"variable\": 0, \"version\": null}} or [\"w\", 0, 1]";

    @Override
    public String name() {
        return "dbcop";
    }

    @Override
    public String summary() {
        return "sessions of transactions in one JSON value, as dbcop has them";
    }

    @Override
    public boolean looksLike(String head) {
        return OBJECT.matcher(head).find() || ARRAY.matcher(head).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        SessionTransactions transactions = new SessionTransactions();
        try (JsonParser parser = new JsonMapper().createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            try {
                file(parser, transactions);
            } catch (IllegalArgumentException e) {
                throw at(parser.currentTokenLocation(), name, e.getMessage(), e);
            } catch (JsonProcessingException e) {
                JsonLocation location = e.getLocation();
                throw at(location == null ? parser.currentLocation() : location, name, e.getOriginalMessage(), e);
            }
        }
        return new ReadResult(transactions.history(), List.of());
    }

    private static HistoryFormatException at(JsonLocation location, String name, String message, Exception cause) {
        return new HistoryFormatException(
                name,
                Math.max(1, location.getLineNr()),
                Math.max(0, location.getColumnNr()),
                message.lines().findFirst().orElse("cannot be parsed"),
                cause);
    }

    private static void file(JsonParser parser, SessionTransactions transactions) throws IOException {
        parser.nextToken();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            boolean found = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("data");
                parser.nextToken();
                if (data) {
                    sessions(parser, transactions);
                    found = true;
                } else {
                    parser.skipChildren();
                }
            }
            require(found, "expected the sessions as \"data\", found none");
        } else {
            sessions(parser, transactions);
        }
        require(parser.nextToken() == null, "expected the end of the file after the history, found more");
    }

    private static void sessions(JsonParser parser, SessionTransactions transactions) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "expected an array of sessions");
        for (int session = 0; parser.nextToken() != JsonToken.END_ARRAY; session++) {
            require(parser.currentToken() == JsonToken.START_ARRAY, "expected a session, an array of transactions");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                transaction(parser.readValueAsTree(), session, transactions);
            }
        }
    }

    private static void transaction(JsonNode node, int session, SessionTransactions transactions) {
        JsonNode events = node.path("events");
        JsonNode committed = node.path("committed");
        require(
                events.isArray() && committed.isBoolean(),
                "expected a transaction such as {\"events\": [], \"committed\": true}");
        int transaction = transactions.begin(session, committed.booleanValue());
        for (JsonNode event : events) {
            if (event.isArray()) {
                require(event.size() == 3 && event.get(0).isTextual(), BAD_EVENT);
                add(transactions, transaction, event.get(0).textValue(), event.get(1), event.get(2));
            } else {
                require(event.isObject() && event.size() == 1, BAD_EVENT);
                Map.Entry<String, JsonNode> entry =
                        event.properties().iterator().next();
                JsonNode fields = entry.getValue();
                add(transactions, transaction, entry.getKey(), fields.path("variable"), fields.path("version"));
            }
        }
    }

    private static void add(
            SessionTransactions transactions, int transaction, String kind, JsonNode variable, JsonNode version) {
        boolean write = kind.equals("Write") || kind.equals("w");
        require(write || kind.equals("Read") || kind.equals("r"), BAD_EVENT);
        require(isScalar(variable) && (isScalar(version) || (!write && version.isNull())), BAD_EVENT);
        transactions.add(transaction, write, scalar(variable), version.isNull() ? null : scalar(version));
    }

    private static boolean isScalar(JsonNode node) {
        return node.canConvertToLong() && node.isIntegralNumber() || node.isTextual();
    }

    private static Object scalar(JsonNode node) {
        return node.isTextual() ? node.textValue() : (Object) node.longValue();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
