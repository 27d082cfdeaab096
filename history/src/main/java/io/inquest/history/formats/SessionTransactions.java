package io.inquest.history.formats;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Transactions on registers as checkers of weak isolation record them: by session, in the order of each session, with
 * nothing said about real time. A session becomes a process; a transaction that did not commit failed, and gets a process
 * of its own.
 */
final class SessionTransactions {
    private record Transaction(int session, boolean committed, List<Object> operations) {}

    private final List<Transaction> transactions = new ArrayList<>();
    private int sessionMax = -1;

    /**
     * Begins the next transaction of a session.
     *
     * @return its number, for {@link #add}
     * @throws IllegalArgumentException if a session's number is no process's
     */
    int begin(long session, boolean committed) {
        if (session < 0 || session >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "expected a session's number from 0 to " + (Integer.MAX_VALUE - 1) + ", found " + session);
        }
        sessionMax = Math.max(sessionMax, (int) session);
        transactions.add(new Transaction((int) session, committed, new ArrayList<>(4)));
        return transactions.size() - 1;
    }

    /** Adds a micro-operation to a transaction: what it wrote, or read (null: what was there at the beginning). */
    void add(int transaction, boolean write, Object key, Object value) {
        transactions.get(transaction).operations.add(Arrays.asList(write ? "w" : "r", key, value));
    }

    History history() {
        HistoryBuilder builder = History.builder().withoutRealTime();
        int process = sessionMax;
        for (Transaction transaction : transactions) {
            Actor actor = Actor.process(transaction.committed ? transaction.session : ++process);
            List<Object> invoked = new ArrayList<>(transaction.operations);
            invoked.replaceAll(SessionTransactions::invoked);
            builder.add(Event.invoke(actor, "txn", null, invoked));
            EventType type = transaction.committed ? EventType.OK : EventType.FAIL;
            Object value = transaction.committed ? transaction.operations : invoked;
            builder.add(new Event(-1, -1, type, actor, "txn", null, value, null, null));
        }
        return builder.build();
    }

    private static Object invoked(Object operation) {
        List<?> words = (List<?>) operation;
        return words.get(0).equals("r") ? Arrays.asList("r", words.get(1), null) : words;
    }
}
