package io.inquest.harness.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code messages.jsonl} says of a stretch of the run, and how things stood when it began. Read in one pass; in
 * memory are the messages of the stretch, and those under way. Whatever in it makes no sense is passed over.
 */
final class MessageFile {
    /** More than a picture can show, and less than would cost a reader of a strange file its memory. */
    private static final int KEPT_MAX = 300_000;
    /** How long after the stretch the ends of its messages are looked for. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final int COPIES_MAX = 8;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final long fromNanos;
    private final long toNanos;
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final List<LoggedNote> notes = new ArrayList<>();
    private final Map<Integer, Integer> lineOfEvent = new HashMap<>();
    private final Map<String, LoggedNote> lastNote = new HashMap<>();
    private final Map<String, String> lastEvent = new HashMap<>();
    private final Map<Long, LoggedMessage> underWay = new HashMap<>();
    private final Map<String, Integer> served = new HashMap<>();
    private int line;
    private int unfinished;
    private boolean ended;
    private String problem = "";

    private MessageFile(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /** @throws IOException if the file cannot be read at all */
    static MessageFile read(Path file, long fromNanos, long toNanos) throws IOException {
        MessageFile read = new MessageFile(fromNanos, toNanos);
        try (MappingIterator<JsonNode> lines = MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            boolean more = true;
            while (more && lines.hasNextValue()) {
                more = read.take(lines.nextValue());
            }
            if (more && !read.ended) {
                read.problem = "messages.jsonl has no end: the run was stopped, or could not write it further.";
            }
        } catch (JsonProcessingException broken) {
            read.problem = "messages.jsonl is broken at line " + (read.line + 1) + "; what comes after is not shown.";
        }
        return read;
    }

    /** Whether what follows may still be wanted. */
    private boolean take(JsonNode json) {
        line++;
        long nanos = json.path("time").asLong(-1);
        boolean within = nanos >= fromNanos && nanos <= toNanos;
        switch (json.path("type").asText()) {
            case "send" -> send(json, nanos, within);
            case "fate" -> fate(json, nanos);
            case "deliver" -> end(json, nanos, null);
            case "drop" -> end(json, nanos, json.path("reason").asText("dropped"));
            case "client" ->
                served.put(json.path("client").asText(), json.path("event").asInt(LoggedMessage.NO_EVENT));
            case "history" -> {
                if (within) {
                    lineOfEvent.putIfAbsent(json.path("event").asInt(LoggedMessage.NO_EVENT), line);
                }
            }
            case "note", "node" -> note(json, nanos, within);
            case "end" -> ended = true;
            default -> {
                // the first line, or one of a later version
            }
        }
        boolean full = messages.size() + notes.size() >= KEPT_MAX || underWay.size() >= KEPT_MAX;
        if (full) {
            problem = "There is more in messages.jsonl around this time than this page takes into account.";
        }
        return !full && (nanos <= toNanos || (unfinished > 0 && nanos <= toNanos + PATIENCE_NANOS));
    }

    private void send(JsonNode json, long nanos, boolean within) {
        if (nanos > toNanos) {
            return;
        }
        String from = json.path("from").asText();
        String to = json.path("to").asText();
        String type = json.path("message").asText();
        int event = served.getOrDefault(from, served.getOrDefault(to, LoggedMessage.NO_EVENT));
        LoggedMessage message = new LoggedMessage(
                line,
                nanos,
                from,
                to,
                type,
                json.path("content").asText(),
                json.path("brief").asText(type),
                json.path("routine").asBoolean(false),
                event);
        underWay.put(json.path("id").asLong(-1), message);
        if (within) {
            messages.add(message);
            unfinished++;
        }
    }

    private void fate(JsonNode json, long nanos) {
        LoggedMessage message = underWay.get(json.path("id").asLong(-1));
        if (message != null && json.path("fate").asText().equals("duplicated")) {
            message.copies = Math.min(COPIES_MAX, message.copies + 1);
        } else if (message != null && json.path("fate").asText().equals("waiting")) {
            message.waitedFromNanos = nanos;
        }
    }

    private void end(JsonNode json, long nanos, String dropped) {
        long id = json.path("id").asLong(-1);
        LoggedMessage message = underWay.get(id);
        if (message == null) {
            return;
        }
        message.ends.add(new LoggedMessage.End(line, nanos, dropped));
        if (message.isOver()) {
            underWay.remove(id);
            unfinished -= message.nanos >= fromNanos ? 1 : 0;
        }
    }

    private void note(JsonNode json, long nanos, boolean within) {
        LoggedNote note = new LoggedNote(
                line,
                nanos,
                json.path("node").asText(),
                json.path("event").asText(null),
                json.path("text").asText(),
                json.path("detail").asBoolean(false));
        if (within) {
            notes.add(note);
        } else if (nanos < fromNanos && note.event() != null) {
            lastEvent.put(note.node(), note.event());
            if (note.isEndOrBeginning()) {
                lastNote.remove(note.node());
            }
        } else if (nanos < fromNanos && !note.detail()) {
            lastNote.put(note.node(), note);
        }
    }

    /** The messages sent in the stretch, in the order of sending. */
    List<LoggedMessage> messages() {
        return messages;
    }

    /** What was noted, and what happened to processes, in the stretch. */
    List<LoggedNote> notes() {
        return notes;
    }

    /** Where an event of the history is among the lines; 0 if it is not in the stretch. */
    int lineOf(int event) {
        return lineOfEvent.getOrDefault(event, 0);
    }

    /** What a node had noted last before the stretch, since its process started; or null. */
    LoggedNote lastNote(String node) {
        return lastNote.get(node);
    }

    /** What had happened last to a node's process before the stretch; the empty string if nothing. */
    String lastEvent(String node) {
        return lastEvent.getOrDefault(node, "");
    }

    /** What is wrong with the file, in a sentence; empty if nothing is. */
    String problem() {
        return problem;
    }
}
