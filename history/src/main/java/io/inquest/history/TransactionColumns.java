package io.inquest.history;

import java.util.function.LongUnaryOperator;

/**
 * Makes {@link Transactions} of a history: of its own columns if these hold them all, which they do unless a transaction
 * completed with other micro-operations than it was invoked with, or was invoked with something read.
 */
final class TransactionColumns {
    private final History history;
    private final Operations transactions;
    private final int[] invocation;
    private final Pool<Object> values = new Pool<>();

    TransactionColumns(History history) {
        this.history = history;
        int function = history.functionNumber(TransactionValues.FUNCTION);
        transactions = function == History.NONE
                ? history.operations().where(any -> false)
                : history.operations().ofFunction(function);
        invocation = new int[transactions.size()];
        for (int t = 0; t < invocation.length; t++) {
            invocation[t] = transactions.invocation(t);
        }
    }

    Transactions build() {
        TransactionStore store = isShared() ? history.columns.transactions.main : rebuilt();
        boolean[] listKey = new boolean[store.keys.size()];
        for (int m = 0; m < store.begin[store.rows]; m++) {
            listKey[store.key[m]] |= store.kind[m] == Transactions.APPEND;
        }
        return new Transactions(history, invocation, store, listKey, checked(store, listKey), values);
    }

    private boolean isShared() {
        if (history.columns.transactions.main.rows != invocation.length) {
            return false;
        }
        for (int t = 0; t < invocation.length; t++) {
            long handle = history.value(event(t));
            if (!Handles.isTransaction(handle) || Handles.isAside(handle) || Handles.number(handle) != t) {
                return false;
            }
        }
        return true;
    }

    private boolean isOk(int t) {
        int completion = transactions.completion(t);
        return completion != History.NONE && history.type(completion) == EventType.OK;
    }

    /** Whose micro-operations count. */
    private int event(int t) {
        return isOk(t) ? transactions.completion(t) : invocation[t];
    }

    private TransactionStore rebuilt() {
        TransactionStore store = new TransactionStore();
        MicroOperations boxed = new MicroOperations();
        for (int t = 0; t < invocation.length; t++) {
            Object value = history.valueOf(history.value(event(t)));
            boxed.clear();
            if (!boxed.addRow(value, this::handle)) {
                throw new MalformedHistoryException(
                        event(t),
                        "a txn holds a list of [\"r\", k, v], [\"w\", k, v] and [\"append\", k, v], not "
                                + Values.json(MicroOperations.misfit(value)));
            }
            store.add(boxed, 0, LongUnaryOperator.identity());
            if (isOk(t)) {
                store.complete(t, boxed, 0, LongUnaryOperator.identity());
            }
        }
        store.trim();
        return store;
    }

    private long handle(Object value) {
        long known = history.columns.findHandle(value);
        return known == History.NO_HANDLE ? Columns.pooled(history.columns.values.size() + values.id(value)) : known;
    }

    /** The values of a store, with handles for lists that were read of registers. */
    private long[] checked(TransactionStore store, boolean[] listKey) {
        long[] value = store.value;
        for (int t = 0; t < invocation.length; t++) {
            for (int m = store.begin[t]; m < store.begin[t + 1]; m++) {
                if (store.kind[m] != Transactions.READ) {
                    continue;
                }
                boolean isList = Handles.isList(store.value[m]);
                if (isList && !listKey[store.key[m]]) {
                    value = value == store.value ? value.clone() : value;
                    value[m] = handle(store.list(m, this::valueOf));
                } else if (!isList && listKey[store.key[m]]) {
                    requireNothing(t, store, m);
                }
            }
        }
        return value;
    }

    private void requireNothing(int t, TransactionStore store, int m) {
        long held = store.value[m];
        if (held != Handles.UNHEARD && held != History.NULL) {
            throw new MalformedHistoryException(
                    event(t),
                    "a txn reads " + Values.json(valueOf(held)) + " from "
                            + Values.json(valueOf(store.keys.handle(store.key[m])))
                            + ", to which elements are appended: it takes a list or null");
        }
    }

    private Object valueOf(long handle) {
        int others = history.columns.values.size();
        return Columns.isPooled(handle) && Handles.number(handle) >= others
                ? values.get(Handles.number(handle) - others)
                : history.valueOf(handle);
    }
}
