package io.inquest.checkers.txn;

import java.util.List;

/** What is wrong in a cycle of transactions, in a sentence; the details come after it. */
final class Headline {
    private Headline() {}

    /**
     * Such as: T3 and T7 each missed what the other wrote, on different keys.
     *
     * @param names of the transactions, in the order of the cycle
     * @param missed how many of its edges are of reads that missed a write
     */
    static String of(TxnAnomaly anomaly, List<String> names, long missed) {
        String all = names(names);
        String circle = all + " depend on one another in a circle, ";
        String sentence = switch (anomaly.plain()) {
            case WRITE_SKEW -> all + " each missed what the other wrote, on different keys";
            case LONG_FORK -> "Of two writes, each of two readers saw one and missed the other: " + all;
            case LOST_UPDATE -> all + " changed the same version, neither knowing of the other";
            case G0 -> circle + "each writing after the one before it";
            case G1C -> circle + "each having seen, or written after, the one before it";
            default ->
                circle + (missed == 1 ? "one of them" : numeral(missed) + " of them")
                        + " having missed what the next one wrote";
        };
        return sentence
                + switch (anomaly.order()) {
                    case SESSION -> "; the order of a session is part of it.";
                    case REAL_TIME -> "; that one ended before another began is part of it.";
                    case DEPENDENCIES -> ".";
                };
    }

    private static String numeral(long count) {
        return count == 2 ? "two" : count == 3 ? "three" : Long.toString(count);
    }

    private static String names(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
