package io.inquest.history;

/** Which strings stand without quotes in {@link HistoryNotation}. */
final class NotationWords {
    private NotationWords() {}

    /** Whether a string may stand without quotes. */
    static boolean isBare(String string) {
        if (string.isEmpty() || !isLetter(string.charAt(0))) {
            return false;
        }
        for (int i = 1; i < string.length(); i++) {
            if (!isBarePart(string.charAt(i))) {
                return false;
            }
        }
        return !string.equals("null") && !string.equals("true") && !string.equals("false");
    }

    private static boolean isBarePart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == ':' || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** A canonical value as a word. */
    static String word(Object value) {
        return value instanceof String string && isBare(string) ? string : Values.json(value);
    }
}
