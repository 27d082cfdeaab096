package io.inquest.harness.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inquest.cluster.sim.ClusterListener;
import io.inquest.cluster.sim.Fate;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.harness.runner.RunListener;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Values;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes {@code messages.jsonl} while a simulated run goes on: what became of each message, what the nodes noted, and
 * the history's events between them, so that each can be seen in its place. Its memory is that of the messages under
 * way. Whatever goes wrong with the file ends the log and not the run, which must be the same without it.
 */
public final class MessageLog implements ClusterListener, RunListener, Closeable {
    /** The version of the file's layout. */
    public static final int SCHEMA = 1;

    private final JsonLines lines;
    private final List<String> nodes;
    private final Map<Long, UnderWay> underWay = new HashMap<>();
    private long timeNanos;
    private long sent;
    private long delivered;
    private long dropped;
    private String problem;

    private MessageLog(JsonLines lines, List<String> nodes) {
        this.lines = lines;
        this.nodes = List.copyOf(nodes);
    }

    /** Begins a file, in place of an older one. */
    public static MessageLog create(Path file, long seed, List<String> nodes, LongSupplier nanoClock)
            throws IOException {
        MessageLog log = new MessageLog(new JsonLines(file, nanoClock), nodes);
        log.lines.write(line -> {
            line.writeNumberField("schema", SCHEMA);
            line.writeStringField("version", Version.current());
            line.writeNumberField("seed", seed);
            line.writeArrayFieldStart("nodes");
            for (String node : nodes) {
                line.writeString(node);
            }
            line.writeEndArray();
        });
        return log;
    }

    /** A message whose end is not known; of a duplicated one both copies' ends. */
    private static final class UnderWay {
        final Object content;
        int copies = 1;
        int arrived;

        UnderWay(Object content) {
            this.content = content;
        }
    }

    @Override
    public void sent(long time, long id, int from, int to, Object content) {
        sent++;
        underWay.put(id, new UnderWay(content));
        write(time, "send", line -> {
            line.writeNumberField("id", id);
            line.writeStringField("from", name(from));
            line.writeStringField("to", name(to));
            MessageText.write(line, content);
        });
    }

    @Override
    public void met(long time, long id, Fate fate) {
        if (!fate.isDrop()) {
            UnderWay message = underWay.get(id);
            if (fate == Fate.DUPLICATED && message != null) {
                message.copies++;
            }
            write(time, "fate", line -> {
                line.writeNumberField("id", id);
                line.writeStringField("fate", fate.word());
            });
            return;
        }
        dropped++;
        int copy = arrive(id);
        write(time, "drop", line -> {
            line.writeNumberField("id", id);
            line.writeStringField("reason", fate.word());
            writeCopy(line, copy);
        });
    }

    @Override
    public void delivered(long time, long id, Object content) {
        delivered++;
        UnderWay message = underWay.get(id);
        boolean changed = message != null && message.content != content && !message.content.equals(content);
        int copy = arrive(id);
        write(time, "deliver", line -> {
            line.writeNumberField("id", id);
            writeCopy(line, copy);
            if (changed) {
                MessageText.write(line, content);
            }
        });
    }

    /** Which copy of a message has come to its end now. */
    private int arrive(long id) {
        UnderWay message = underWay.get(id);
        if (message == null) {
            return 1;
        }
        if (++message.arrived == message.copies) {
            underWay.remove(id);
        }
        return message.arrived;
    }

    private static void writeCopy(JsonGenerator line, int copy) throws IOException {
        if (copy > 1) {
            line.writeNumberField("copy", copy);
        }
    }

    @Override
    public void happened(long time, int node, NodeEvent event, String text) {
        boolean noted = event == NodeEvent.NOTED || event == NodeEvent.NOTED_DETAIL;
        write(time, noted ? "note" : "node", line -> {
            line.writeStringField("node", name(node));
            if (!noted) {
                line.writeStringField("event", event.word());
            }
            if (text != null) {
                line.writeStringField("text", MessageText.clip(text));
            }
            if (event == NodeEvent.NOTED_DETAIL) {
                line.writeBooleanField("detail", true);
            }
        });
    }

    @Override
    public void serves(long time, int client, int event) {
        write(time, "client", line -> {
            line.writeStringField("client", name(client));
            line.writeNumberField("event", event);
        });
    }

    @Override
    public void event(Event event) {
        write(event.time(), "history", line -> {
            line.writeNumberField("event", event.index());
            if (event.actor().isNemesis()) {
                line.writeStringField("process", "nemesis");
            } else {
                line.writeNumberField("process", event.actor().process());
            }
            line.writeStringField("text", MessageText.clip(text(event)));
        });
    }

    private static String text(Event event) {
        StringBuilder text = new StringBuilder(event.type().word()).append(' ').append(event.f());
        if (event.key() != null) {
            text.append(' ').append(Values.json(event.key()));
        }
        if (event.value() != null || event.type() == EventType.OK) {
            text.append(' ').append(Values.json(event.value()));
        }
        return event.error() == null
                ? text.toString()
                : text.append(": ").append(event.error()).toString();
    }

    private String name(int address) {
        return address < nodes.size() ? nodes.get(address) : "c" + address;
    }

    private void write(long time, String type, JsonLines.Fields fields) {
        timeNanos = time;
        if (problem != null) {
            return;
        }
        try {
            lines.write(line -> {
                line.writeNumberField("time", time);
                line.writeStringField("type", type);
                fields.write(line);
            });
        } catch (IOException | RuntimeException | StackOverflowError failed) {
            problem = "messages.jsonl ends at " + time + " ns, for it could not be written further: " + failed;
        }
    }

    /** Why the log is not whole, in a sentence; empty if it is. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Writes the last line, and ends the file. */
    @Override
    public void close() {
        write(timeNanos, "end", line -> {
            line.writeNumberField("sent", sent);
            line.writeNumberField("delivered", delivered);
            line.writeNumberField("dropped", dropped);
            line.writeNumberField("underWay", underWay.size());
        });
        try {
            lines.close();
        } catch (IOException failed) {
            problem = problem == null ? "messages.jsonl could not be ended: " + failed : problem;
        }
    }
}
