package io.inquest.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/** Makes one history of chunks that are added in their order: the same whichever way a file was cut into them. */
final class ChunkMerger {
    private final String file;
    private final HistoryBuilder builder = History.builder();
    private final List<String> warnings = new ArrayList<>();
    private long linesBefore;

    /** @param file what messages call it */
    ChunkMerger(String file) {
        this.file = file;
    }

    /**
     * Adds the events of a chunk.
     *
     * @throws HistoryFormatException for an event that cannot come there, or for what is wrong with the chunk
     */
    void add(Chunk chunk) {
        int row = 0;
        try {
            Numbers<String> functions = new Numbers<>(chunk.functions, builder::functionNumber);
            Numbers<Object> keys = new Numbers<>(chunk.keys, builder::keyNumber);
            Numbers<Object> values = new Numbers<>(chunk.values, builder::handle);
            Numbers<String> nodes = new Numbers<>(chunk.nodes, builder::nodeNumber);
            Numbers<String> errors = new Numbers<>(chunk.errors, builder::errorNumber);
            LongUnaryOperator handles = handle -> Columns.isPooled(handle) ? values.of(Handles.number(handle)) : handle;
            for (; row < chunk.size; row++) {
                EventType type = Columns.TYPES[chunk.type[row]];
                int process = chunk.process[row];
                long time = chunk.time[row];
                int function = (int) functions.of(chunk.function[row]);
                int key = (int) keys.of(chunk.key[row]);
                long value = chunk.value[row];
                int node = (int) nodes.of(chunk.node[row]);
                int error = (int) errors.of(chunk.error[row]);
                if (!Columns.isPooled(value)) {
                    builder.add(type, process, time, function, key, value, node, error);
                } else if (Handles.isTransaction(value)) {
                    int of = Handles.number(value);
                    builder.add(type, process, time, function, key, chunk.transactions, of, handles, node, error);
                } else if (builder.isTransaction(function)) {
                    Object boxed = chunk.values.get(Handles.number(value));
                    builder.addBoxed(type, process, time, function, key, boxed, node, error);
                } else {
                    builder.add(type, process, time, function, key, handles.applyAsLong(value), node, error);
                }
            }
        } catch (MalformedHistoryException e) {
            throw new HistoryFormatException(file, linesBefore + chunk.line[row], 0, e.getMessage(), e);
        }
        if (!chunk.realTimeKnown) {
            builder.withoutRealTime();
        }
        linesBefore += chunk.lines;
        if (chunk.problem != null) {
            refuseUnlessTorn(chunk);
        }
    }

    /** A broken last line is what a writer that was killed leaves behind; but a file has to begin as a history does. */
    private void refuseUnlessTorn(Chunk chunk) {
        FormatProblem problem = chunk.problem;
        boolean noHistory = problem.foreign && builder.size() == 0;
        if (chunk.terminated || !problem.syntax || noHistory) {
            throw new HistoryFormatException(file, linesBefore, chunk.problemColumn, problem.getMessage(), problem);
        }
        warnings.add(file + ":" + linesBefore + ": the last line is broken, as when its writer is killed; the events"
                + " before it were read");
    }

    ReadResult result() {
        return new ReadResult(builder.build(), warnings);
    }

    /** The numbers that a chunk's objects have in the history; each is asked for when it is needed first. */
    private static final class Numbers<T> {
        private static final long UNKNOWN = -2;

        private final List<T> objects;
        private final ToLongFunction<T> number;
        private final long[] known;

        Numbers(List<T> objects, ToLongFunction<T> number) {
            this.objects = objects;
            this.number = number;
            known = new long[objects.size()];
            Arrays.fill(known, UNKNOWN);
        }

        long of(int numberInChunk) {
            if (numberInChunk == History.NONE) {
                return History.NONE;
            }
            if (known[numberInChunk] == UNKNOWN) {
                known[numberInChunk] = number.applyAsLong(objects.get(numberInChunk));
            }
            return known[numberInChunk];
        }
    }
}
