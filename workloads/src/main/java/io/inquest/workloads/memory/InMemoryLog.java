package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs with {@code send}, which returns where the value is, and {@code poll}, which returns what comes next for the process
 * that asks. Each process begins at the beginning.
 */
public class InMemoryLog implements InMemoryObject {
    private static final int BATCH = 10;

    /** A log: its values, null where one was forgotten, and how far each process has read. */
    private record Log(List<Object> values, Map<Integer, Integer> positions) {}

    private final Map<Object, Log> logs = new LinkedHashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        Log log = logs.computeIfAbsent(operation.key(), key -> new Log(new ArrayList<>(), new LinkedHashMap<>()));
        switch (operation.f()) {
            case "send":
                int offset = log.values.size();
                log.values.add(kept(operation.value()));
                return new Completion.Ok(List.of(offset, operation.value()), null);
            case "poll":
                return new Completion.Ok(poll(log, operation.actor().process()), null);
            default:
                throw new IllegalArgumentException("a log does not know " + operation.f());
        }
    }

    private static List<List<Object>> poll(Log log, int process) {
        List<List<Object>> batch = new ArrayList<>();
        int offset = log.positions.getOrDefault(process, 0);
        while (offset < log.values.size() && batch.size() < BATCH) {
            if (log.values.get(offset) != null) {
                batch.add(List.of(offset, log.values.get(offset)));
            }
            offset++;
        }
        log.positions.put(process, offset);
        return batch;
    }

    /** What the log remembers of a value that it has acknowledged: the value, or null for nothing. */
    protected Object kept(Object value) {
        return value;
    }
}
