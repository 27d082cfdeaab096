package io.inquest.history;

/**
 * A small drawing of a history, for tests and explanations: a line for each process, time running to the right.
 *
 * <pre>
 * 0:       [w x 1  ]      [cas x 1 2 !mismatch @n1]
 * 1:           [r x    1]      [w x 3 ~timeout]
 * 2:       [enqueue q 7]    [dequeue q null -> 7]  [w x 4
 * nemesis:   (partition {"id":1,"phase":"start"})
 * </pre>
 *
 * <p>An operation is invoked at the column of its {@code [} and completes at that of its {@code ]}; without one it never
 * does, and ends its line. The nemesis acts at the column of a {@code (}. Of events in one column the upper line's comes
 * first; an invocation and a completion must not share one, for it would not show which comes first.
 *
 * <p>Within the brackets stand, between spaces:
 *
 * <ul>
 *   <li>the function, its key and its value, or only its value, or neither: {@code add s 5}, {@code add 5},
 *       {@code pop}; for a register {@code r KEY} with the value read as a third word if it is ok, {@code w KEY VALUE},
 *       {@code cas KEY OLD NEW}. In quotes a function is meant literally: {@code "r"}, {@code "cas"};
 *   <li>for a transaction its micro-operations, {@code txn r x 1 w y 2 append z 3}; a read has its result only if the
 *       transaction is ok and no {@code ->} follows;
 *   <li>{@code -> VALUE}, the completion's value. Without it an ok completion has the invocation's value, another none;
 *   <li>{@code !} for fail or {@code ~} for info, with the error attached if there is one; otherwise it is ok;
 *   <li>{@code @NODE}, the node of the completion, or before the function that of the invocation.
 * </ul>
 *
 * <p>Values and keys are JSON, strings also without quotes if they are letters, digits and {@code _ . / : -}, begin with
 * a letter or {@code _}, and are not {@code null}, {@code true} or {@code false}. Function names, errors and nodes are
 * words of that kind or JSON strings. Lines that are empty or begin with {@code #} are passed over.
 *
 * <p>What has no place in the drawing is not printed: times, the error of an invocation or of an ok completion, a completion's key
 * where it is not the invocation's.
 */
public final class HistoryNotation {
    private HistoryNotation() {}

    /**
     * The history drawn; its events have no times.
     *
     * @throws HistoryFormatException naming line and column, of a file called {@code notation}
     */
    public static History parse(String text) {
        return new NotationParser(text, 0).parse();
    }

    /** As {@link #parse(String)}, with time running so fast to the right, from 0 at the first column. */
    public static History parse(String text, long nanosPerColumn) {
        if (nanosPerColumn < 1) {
            throw new IllegalArgumentException("a column takes 1 ns or more, not " + nanosPerColumn);
        }
        return new NotationParser(text, nanosPerColumn).parse();
    }

    /** Draws a history, one event a column at most; {@link #parse(String)} gives it back. */
    public static String print(History history) {
        return new NotationPrinter(history).print();
    }
}
