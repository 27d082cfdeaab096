package io.inquest.history;

/**
 * Puts micro-operations as nearly all are straight into the columns of a chunk: keys, values and elements of lists that
 * are integers, plain texts, truth values or null. Anything else it leaves, with nothing added.
 */
final class PlainTransaction {
    private static final int OTHER = PlainValue.OTHER;

    private final byte[] bytes;
    private final MicroOperations operations;
    private final PlainValue scanner;
    private final RawPool<Object> values;

    /** Of the scalar taken last. */
    private long handle;

    private byte kind;

    PlainTransaction(byte[] bytes, MicroOperations operations, ReadLimits limits, RawPool<Object> values) {
        this.bytes = bytes;
        this.operations = operations;
        this.values = values;
        scanner = new PlainValue(bytes, limits.stringChars());
    }

    /**
     * Takes the array from there, which ends before {@code end}.
     *
     * @return its row in the chunk, or {@link PlainValue#OTHER}
     */
    int take(int start, int end) {
        if (bytes[start] == '[' && list(start) == end) {
            return operations.endRow();
        }
        operations.dropRow();
        return OTHER;
    }

    private int list(int start) {
        int i = skipSpaces(start + 1);
        if (bytes[i] == ']') {
            return i + 1;
        }
        while (true) {
            i = operation(i);
            if (i == OTHER) {
                return OTHER;
            }
            if (bytes[i] == ']') {
                return i + 1;
            }
            if (bytes[i] != ',') {
                return OTHER;
            }
            i = skipSpaces(i + 1);
        }
    }

    /** Takes a micro-operation, and spaces behind it. */
    private int operation(int start) {
        if (bytes[start] != '[') {
            return OTHER;
        }
        int i = comma(kind(skipSpaces(start + 1)));
        i = i == OTHER ? OTHER : comma(scalar(i));
        if (i == OTHER) {
            return OTHER;
        }
        long key = handle;
        if (bytes[i] == '[' && kind == Transactions.READ) {
            int from = operations.elementCount();
            i = elements(i);
            handle = operations.listFrom(from);
        } else {
            i = scalar(i);
        }
        if (i == OTHER) {
            return OTHER;
        }
        i = skipSpaces(i);
        if (bytes[i] != ']') {
            return OTHER;
        }
        operations.add(kind, key, handle);
        return skipSpaces(i + 1);
    }

    private int kind(int start) {
        if (bytes[start] != '"') {
            return OTHER;
        }
        if (bytes[start + 2] == '"') {
            kind = bytes[start + 1] == 'r' ? Transactions.READ : Transactions.WRITE;
            return bytes[start + 1] == 'r' || bytes[start + 1] == 'w' ? start + 3 : OTHER;
        }
        kind = Transactions.APPEND;
        String word = "append\"";
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + 1 + i] != word.charAt(i)) {
                return OTHER;
            }
        }
        return start + 1 + word.length();
    }

    /** What follows the comma that has to be there, after spaces. */
    private int comma(int from) {
        if (from == OTHER) {
            return OTHER;
        }
        int i = skipSpaces(from);
        return bytes[i] == ',' ? skipSpaces(i + 1) : OTHER;
    }

    private int elements(int start) {
        int i = skipSpaces(start + 1);
        if (bytes[i] == ']') {
            return i + 1;
        }
        while (true) {
            i = scalar(i);
            if (i == OTHER) {
                return OTHER;
            }
            operations.addElement(handle);
            i = skipSpaces(i);
            if (bytes[i] == ']') {
                return i + 1;
            }
            if (bytes[i] != ',') {
                return OTHER;
            }
            i = skipSpaces(i + 1);
        }
    }

    private int scalar(int start) {
        if (bytes[start] == '[' || bytes[start] == '{') {
            return OTHER;
        }
        int end = scanner.scan(start);
        if (end == OTHER) {
            return OTHER;
        }
        switch (scanner.kind) {
            case PlainValue.INTEGER -> handle = scanner.integer << 1;
            case PlainValue.NULL -> handle = History.NULL;
            default -> {
                if (!values.find(scanner.kind, start, end)) {
                    return OTHER;
                }
                handle = Columns.pooled(values.id());
            }
        }
        return end;
    }

    private int skipSpaces(int from) {
        int i = from;
        while (bytes[i] == ' ') {
            i++;
        }
        return i;
    }
}
