package io.inquest.checkers.linear;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a configuration can go on to the end of its part, found by trying everything. Either means done, or undone. */
final class Future {
    private final Part part;
    private final Map<List<Integer>, Boolean> known = new HashMap<>();

    private Future(Part part) {
        this.part = part;
    }

    static boolean reachesTheEnd(Open open, long[] configuration) {
        boolean[] done = new boolean[open.part.size()];
        for (int i = 0; i < open.entry; i++) {
            done[open.part.entries[i] >> 1] = true;
        }
        int[] either = new int[open.part.size()];
        int eithers = 0;
        for (int operation : open.pending.open()) {
            int slot = open.pending.slot(operation);
            done[operation] = open.layout.isDone(configuration, 0, slot);
            if (open.layout.isEither(configuration, 0, slot)) {
                either[eithers++] = operation;
            }
        }
        for (int kind = 0; kind < open.calls.kinds(); kind++) {
            int left = 0;
            long[] copy = configuration.clone();
            while (open.layout.isLeft(copy, 0, kind)) {
                open.layout.use(copy, 0, kind);
                left++;
            }
            for (int i = open.optional - 1; i >= 0; i--) {
                boolean own = open.calls.kindOf(i) == kind;
                done[open.part.required + i] |= own && left-- <= 0;
            }
        }
        Future future = new Future(open.part);
        for (int subset = 0; subset < 1 << eithers; subset++) {
            boolean[] with = done.clone();
            for (int i = 0; i < eithers; i++) {
                with[either[i]] = (subset >> i & 1) != 0;
            }
            if (future.from(open.entry, open.layout.state(configuration, 0), with)) {
                return true;
            }
        }
        return false;
    }

    private boolean from(int entry, int state, boolean[] done) {
        if (entry == part.entries.length) {
            return true;
        }
        List<Integer> key = List.of(entry, state, Arrays.hashCode(done), bits(done));
        Boolean answer = known.get(key);
        if (answer == null) {
            answer = decide(entry, state, done);
            known.put(key, answer);
        }
        return answer;
    }

    private static int bits(boolean[] done) {
        int bits = 0;
        for (int i = 0; i < done.length; i++) {
            bits |= done[i] ? 1 << i : 0;
        }
        return bits;
    }

    private boolean decide(int entry, int state, boolean[] done) {
        int completing = part.entries[entry] >> 1;
        boolean completes = (part.entries[entry] & 1) != 0;
        int event = completes ? part.completion[completing] : part.invocation[completing];
        if ((!completes || done[completing]) && from(entry + 1, state, done)) {
            return true;
        }
        for (int operation = 0; operation < part.size(); operation++) {
            int after = part.invocation[operation] < event && !done[operation]
                    ? part.transitions.next(state, part.call[operation])
                    : Transitions.ILLEGAL;
            if (after != Transitions.ILLEGAL) {
                boolean[] with = done.clone();
                with[operation] = true;
                if (from(entry, after, with)) {
                    return true;
                }
            }
        }
        return false;
    }
}
