package io.inquest.checkers.oracle.memory;

import java.util.List;
import java.util.Objects;

/**
 * The session guarantees, by their tables of patterns (Terry et al. 1994; Brzeziński, Sobaniec & Wawrzyniak 2004). A
 * value is never INIT unless a row says so. Writes are unique.
 */
final class SessionGuarantees {
    private final List<Op> happened;

    SessionGuarantees(List<Op> happened) {
        this.happened = happened;
    }

    /** s writes v, later reads u, and u is INIT or s wrote or read u before it wrote v. */
    boolean readYourWrites() {
        for (Op writesV : happened) {
            for (Op readsU : happened) {
                if (writesV.write() && goesBack(writesV, readsU)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** s reads v, later reads u, and u is INIT or s wrote or read u before that read of v. */
    boolean monotonicReads() {
        for (Op readsV : happened) {
            for (Op readsU : happened) {
                if (readsV.read() && !readsV.readsInit() && goesBack(readsV, readsU)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** After v, a session reads u of the same key, which is INIT or what it wrote or read before v. */
    private boolean goesBack(Op ofV, Op readsU) {
        return readsU.read()
                && ofV.so(readsU)
                && ofV.sameKey(readsU)
                && !ofV.value().equals(readsU.value())
                && (readsU.readsInit()
                        || happened.stream().anyMatch(earlier -> earlier.so(ofV) && sameValue(earlier, readsU)));
    }

    boolean monotonicWrites() {
        for (Op writesU : happened) {
            for (Op writesV : happened) {
                boolean then = writesU.write() && writesV.write() && writesU.so(writesV);
                if (then && writesU.sameKey(writesV) && someOtherReadsBack(writesU, writesV)) {
                    return false;
                }
                if (then && !writesU.sameKey(writesV) && someReadsWithout(writesU, writesV)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Some session reads v from y and later reads from x INIT, or a value that t wrote to x before u. */
    private boolean someReadsWithout(Op writesU, Op writesV) {
        return somePair((readsV, readsX) -> writesV.rf(readsV)
                && readsX.sameKey(writesU)
                && (readsX.readsInit()
                        || happened.stream()
                                .anyMatch(older -> older.write() && older.so(writesU) && sameValue(older, readsX))));
    }

    boolean writesFollowReads() {
        for (Op readsU : happened) {
            for (Op writesV : happened) {
                boolean then = readsU.read() && !readsU.readsInit() && writesV.write() && readsU.so(writesV);
                if (then && readsU.sameKey(writesV) && someOtherReadsBack(readsU, writesV)) {
                    return false;
                }
                if (then && !readsU.sameKey(writesV) && someReadsInit(readsU, writesV)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Some session reads v from y and later reads INIT from x. */
    private boolean someReadsInit(Op readsU, Op writesV) {
        return somePair((readsV, readsX) -> writesV.rf(readsV) && readsX.sameKey(readsU) && readsX.readsInit());
    }

    /** Another session than t reads v and later reads u, of one key. */
    private boolean someOtherReadsBack(Op ofU, Op writesV) {
        return !ofU.value().equals(writesV.value())
                && somePair((readsV, readsU) ->
                        readsV.process() != writesV.process() && writesV.rf(readsV) && sameValue(ofU, readsU));
    }

    private interface Pair {
        boolean passes(Op earlier, Op later);
    }

    /** Whether some session has two reads, one later than the other, that pass. */
    private boolean somePair(Pair pair) {
        for (Op earlier : happened) {
            for (Op later : happened) {
                if (earlier.read() && later.read() && earlier.so(later) && pair.passes(earlier, later)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean sameValue(Op one, Op other) {
        return one.sameKey(other) && Objects.equals(one.value(), other.value());
    }
}
