package io.inquest.history;

/** Finds where a plain value ends, and what kind it is of. */
final class PlainValue {
    /** Not plain, or no value at all. */
    static final int OTHER = -1;

    static final byte ABSENT = 0;
    static final byte NULL = 1;
    static final byte INTEGER = 2;
    static final byte TEXT = 3;
    /** A truth value, or what may be an array or an object if what it encloses is JSON. */
    static final byte JSON = 4;

    /** So many always fit a handle. */
    private static final int DIGITS_MAX = 18;

    private final byte[] bytes;
    private final int stringCharsMax;

    /** Of the value scanned last. */
    byte kind;

    long integer;

    /** @param bytes hold a newline behind whatever is scanned */
    PlainValue(byte[] bytes, int stringCharsMax) {
        this.bytes = bytes;
        this.stringCharsMax = stringCharsMax;
    }

    /** Where the value that begins there ends, or {@link #OTHER}. What follows it is not looked at. */
    int scan(int start) {
        switch (bytes[start]) {
            case '"':
                kind = TEXT;
                return text(start);
            case 'n':
                kind = NULL;
                return literal(start, "null");
            case 't':
                kind = JSON;
                return literal(start, "true");
            case 'f':
                kind = JSON;
                return literal(start, "false");
            case '[', '{':
                kind = JSON;
                return nested(start);
            default:
                kind = INTEGER;
                return integer(start);
        }
    }

    private int text(int start) {
        int i = start + 1;
        while (bytes[i] != '"') {
            if (bytes[i] < ' ' || bytes[i] == '\\') { // bytes that are not ASCII are negative
                return OTHER;
            }
            i++;
        }
        return i - start - 1 <= stringCharsMax ? i + 1 : OTHER;
    }

    private int literal(int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return OTHER;
            }
        }
        return start + word.length();
    }

    private int nested(int start) {
        int depth = 0;
        int i = start;
        do {
            byte c = bytes[i];
            if (c == '"') {
                i = text(i);
                if (i == OTHER) {
                    return OTHER;
                }
                continue;
            }
            if (c < ' ') {
                return OTHER;
            }
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            i++;
        } while (depth > 0);
        return i;
    }

    private int integer(int start) {
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        int i = first;
        long number = 0;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            number = number * 10 + (bytes[i] - '0');
            i++;
        }
        int digits = i - first;
        if (digits == 0 || digits > DIGITS_MAX || (bytes[first] == '0' && (digits > 1 || negative))) {
            return OTHER;
        }
        integer = negative ? -number : number;
        return i;
    }
}
