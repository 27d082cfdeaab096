package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.SetModel;
import io.inquest.history.History;
import java.util.List;

/** The ok reads of a set in the order of their invocations; those in a row that show the same are one <em>run</em>. */
final class SetReads {
    private final History history;
    private final int[] invocation;
    private final int[] completion;
    private int reads;
    /** By run: its first read; one more, the number of reads. */
    private final int[] start;

    private int runs;

    SetReads(Calls calls, Meter meter) {
        history = calls.history();
        int read = history.functionNumber("read");
        for (int call = 0; call < calls.size(); call++) {
            reads += isOkRead(calls, call, read) ? 1 : 0;
        }
        invocation = meter.ints(reads);
        completion = meter.ints(reads);
        start = meter.ints(reads + 1L);
        reads = 0;
        for (int call = 0; call < calls.size(); call++) {
            meter.step();
            if (isOkRead(calls, call, read)) {
                invocation[reads] = calls.invocation(call);
                completion[reads] = calls.completion(call);
                if (reads == 0 || value(reads) != value(reads - 1)) {
                    start[runs++] = reads;
                }
                reads++;
            }
        }
        start[runs] = reads;
    }

    private static boolean isOkRead(Calls calls, int call, int read) {
        return calls.completion(call) != Calls.NEVER && calls.history().function(calls.invocation(call)) == read;
    }

    private long value(int read) {
        return history.value(completion[read]);
    }

    int runs() {
        return runs;
    }

    boolean isEmpty() {
        return runs == 0;
    }

    /** The invocation of the last read that there was. */
    int last() {
        return invocation[reads - 1];
    }

    /** The invocation of the first read of a run. */
    int first(int run) {
        return invocation[start[run]];
    }

    /** The invocation of the last read of a run. */
    int last(int run) {
        return invocation[start[run + 1] - 1];
    }

    /** The read of a run that completed first, by its completion. */
    int firstCompletion(int run) {
        int first = Calls.NEVER;
        for (int read = start[run]; read < start[run + 1]; read++) {
            first = Math.min(first, completion[read]);
        }
        return first;
    }

    /** The elements that a run shows. */
    List<?> elements(int run) {
        try {
            return SetModel.elements(history.valueOf(value(start[run])));
        } catch (IllegalArgumentException e) {
            throw new UnfitValueException(first(run), e);
        }
    }
}
