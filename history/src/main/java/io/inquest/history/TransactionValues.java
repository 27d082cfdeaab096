package io.inquest.history;

import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** The values of a history's transactions. */
final class TransactionValues {
    static final String FUNCTION = "txn";

    /** One row an invocation, in their order, shared with its completion. */
    final TransactionStore main = new TransactionStore();

    /** What cannot share a row: invocations that say what they read, completions of other micro-operations. */
    final TransactionStore asides = new TransactionStore();

    /**
     * Adds the value of an event.
     *
     * @param invoked the handle of the value of the invocation that this completes
     * @param handle of a handle in {@code source}, the one it has in the history
     * @return its handle
     */
    long add(EventType type, long invoked, MicroOperations source, int row, LongUnaryOperator handle) {
        boolean readsNothing = source.readsNothing(row);
        if (type == EventType.INVOKE) {
            if (readsNothing) {
                return Handles.transaction(main.add(source, row, handle), false, false);
            }
        } else if (Handles.isTransaction(invoked) && !Handles.isAside(invoked)) {
            int shared = Handles.number(invoked);
            if (type == EventType.OK && main.complete(shared, source, row, handle)) {
                return Handles.transaction(shared, true, false);
            }
            if (type != EventType.OK && readsNothing && main.matches(shared, source, row, handle)) {
                return invoked;
            }
        }
        int aside = asides.add(source, row, handle);
        asides.complete(aside, source, row, handle);
        return Handles.transaction(aside, true, true);
    }

    Object decode(long handle, LongFunction<Object> valueOf) {
        TransactionStore store = Handles.isAside(handle) ? asides : main;
        return store.decode(Handles.number(handle), Handles.isReturned(handle), valueOf);
    }

    void trim() {
        main.trim();
        asides.trim();
    }
}
