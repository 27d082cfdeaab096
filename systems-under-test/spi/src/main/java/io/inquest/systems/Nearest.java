package io.inquest.systems;

import java.util.Collection;
import java.util.Locale;

/** What someone probably meant who typed a name that there is not. */
public final class Nearest {
    private static final int PREFIX_CHARS_MIN = 3;

    private Nearest() {}

    /**
     * The sentence for a name that there is not: what it is, the nearest one, where to look.
     *
     * @param lead what to say of it, such as {@code no system}
     * @param where how to see all of them, such as {@code inquest list systems}
     */
    public static String sentence(String lead, String word, Collection<String> names, String where) {
        String nearest = of(word, names);
        String guess = nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
        return lead + " \"" + word + "\"" + guess + " (" + where + ")";
    }

    /**
     * The only name that begins so, else the nearest: at most a third of its letters away, the first of several. Null
     * if none is near.
     */
    public static String of(String word, Collection<String> names) {
        String lower = word.toLowerCase(Locale.ROOT);
        String begun = null;
        String nearest = null;
        int least = Integer.MAX_VALUE;
        int begins = 0;
        for (String name : names) {
            if (lower.length() >= PREFIX_CHARS_MIN && name.startsWith(lower)) {
                begun = name;
                begins++;
            }
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.max(name.length(), word.length()) / 3);
            if (distance <= allowed && distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return begins == 1 ? begun : nearest;
    }

    /**
     * How many letters must be inserted, deleted, replaced or swapped with their neighbour to make one word of the
     * other, none touched twice (Damerau 1964, optimal string alignment).
     */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
