package io.inquest.history;

import java.util.Arrays;
import java.util.List;

/** Fills {@link Transactions} from the values of a history. */
final class TransactionColumns {
    private final History history;
    private final Transactions made;
    private int ownLength;

    TransactionColumns(History history) {
        this.history = history;
        made = new Transactions(history);
    }

    Transactions build() {
        int function = history.functionNumber("txn");
        Operations transactions = function == History.NONE
                ? history.operations().where(any -> false)
                : history.operations().ofFunction(function);
        made.count = transactions.size();
        made.invocation = new int[made.count];
        made.begin = new int[made.count + 1];
        int size = 0;
        for (int t = 0; t < made.count; t++) {
            made.invocation[t] = transactions.invocation(t);
            made.begin[t] = size;
            size += value(t).size();
        }
        made.begin[made.count] = size;
        made.kind = new byte[size];
        made.key = new int[size];
        made.value = new long[size];
        made.start = new int[size];
        names();
        values();
        return made;
    }

    private int event(int t) {
        return made.outcome(t) == EventType.OK ? made.completion(t) : made.invocation[t];
    }

    private List<?> value(int t) {
        int event = event(t);
        if (history.valueOf(history.value(event)) instanceof List<?> list) {
            return list;
        }
        throw malformed(event, history.valueOf(history.value(event)));
    }

    private static MalformedHistoryException malformed(int event, Object value) {
        return new MalformedHistoryException(
                event,
                "a txn holds a list of [\"r\", k, v], [\"w\", k, v] and [\"append\", k, v], not " + Values.json(value));
    }

    /** Kinds and keys, so that it is known which keys hold lists. */
    private void names() {
        for (int t = 0; t < made.count; t++) {
            int m = made.begin[t];
            for (Object operation : value(t)) {
                if (!(operation instanceof List<?> words) || words.size() != 3) {
                    throw malformed(event(t), operation);
                }
                made.kind[m] = kind(event(t), words.get(0));
                made.key[m] = made.keys.id(words.get(1));
                m++;
            }
        }
        made.listKey = new boolean[made.keys.size()];
        for (int m = 0; m < made.kind.length; m++) {
            made.listKey[made.key[m]] |= made.kind[m] == Transactions.APPEND;
        }
        made.longest = new long[made.keys.size()][];
        Arrays.fill(made.longest, new long[0]);
        made.longestLength = new int[made.keys.size()];
        made.own = new long[0];
    }

    private static byte kind(int event, Object word) {
        if ("r".equals(word)) {
            return Transactions.READ;
        }
        if ("w".equals(word)) {
            return Transactions.WRITE;
        }
        if ("append".equals(word)) {
            return Transactions.APPEND;
        }
        throw malformed(event, word);
    }

    private void values() {
        for (int t = 0; t < made.count; t++) {
            boolean known = made.outcome(t) == EventType.OK;
            int m = made.begin[t];
            for (Object operation : value(t)) {
                Object value = ((List<?>) operation).get(2);
                if (made.kind[m] != Transactions.READ) {
                    made.value[m] = handle(value);
                } else if (!made.listKey[made.key[m]]) {
                    made.value[m] = known ? handle(value) : History.NULL;
                } else if (!known) {
                    made.value[m] = Transactions.NO_LIST;
                } else {
                    list(event(t), m, value);
                }
                m++;
            }
        }
    }

    private void list(int event, int m, Object read) {
        if (read != null && !(read instanceof List)) {
            throw new MalformedHistoryException(
                    event,
                    "a txn reads " + Values.json(read) + " from " + Values.json(made.keyValue(made.key[m]))
                            + ", to which elements are appended: it takes a list or null");
        }
        List<?> elements = read == null ? List.of() : (List<?>) read;
        int key = made.key[m];
        long[] longest = made.longest[key];
        int known = made.longestLength[key];
        int shared = 0;
        while (shared < Math.min(known, elements.size()) && handle(elements.get(shared)) == longest[shared]) {
            shared++;
        }
        made.value[m] = elements.size();
        if (shared < known && shared < elements.size()) {
            made.start[m] = ownLength;
            made.own = room(made.own, ownLength + elements.size());
            for (Object element : elements) {
                made.own[ownLength++] = handle(element);
            }
            return;
        }
        made.start[m] = -1;
        if (elements.size() > known) {
            longest = room(longest, elements.size());
            for (int i = known; i < elements.size(); i++) {
                longest[i] = handle(elements.get(i));
            }
            made.longest[key] = longest;
            made.longestLength[key] = elements.size();
        }
    }

    private static long[] room(long[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    private long handle(Object value) {
        return value instanceof Long n && Columns.fits(n) ? n << 1 : Columns.pooled(made.values.id(value));
    }
}
