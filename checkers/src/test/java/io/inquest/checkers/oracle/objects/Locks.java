package io.inquest.checkers.oracle.objects;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of a lock: {@code acquire} → token or null, {@code release}. */
public final class Locks {
    private Locks() {}

    static Set<String> anomalies(List<Op> ops) {
        Set<String> found = new TreeSet<>();
        if (isHeldTwice(ops)) {
            found.add("mutual-exclusion");
        }
        for (Op a : ops) {
            for (Op b : ops) {
                boolean tokens = a.is("acquire") && b.is("acquire") && a.result() != null && b.result() != null;
                if (tokens && !a.equals(b)) {
                    int order = token(b).compareTo(token(a));
                    if (order == 0 || (order < 0 && a.rt(b))) {
                        found.add("fencing-token");
                    }
                }
            }
        }
        return found;
    }

    private static BigInteger token(Op acquire) {
        return Numbers.integer(acquire.result());
    }

    /** Whether intervals overlap in which sessions provably hold the lock that all these operations are of. */
    public static boolean isHeldTwice(List<Op> ops) {
        for (Op one : ops) {
            for (Op other : ops) {
                if (isAcquired(one)
                        && isAcquired(other)
                        && !one.equals(other)
                        && one.completion() < end(other, ops)
                        && other.completion() < end(one, ops)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAcquired(Op op) {
        return op.is("acquire") && op.ok();
    }

    /** The invocation of the session's next release, ok or not known; without one the end of the history. */
    private static int end(Op acquire, List<Op> ops) {
        int end = Integer.MAX_VALUE;
        for (Op op : ops) {
            if (op.is("release") && !op.failed() && acquire.so(op)) {
                end = Math.min(end, op.invocation());
            }
        }
        return end;
    }
}
