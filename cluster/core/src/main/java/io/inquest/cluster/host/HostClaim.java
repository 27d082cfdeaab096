package io.inquest.cluster.host;

import java.util.Map;
import java.util.TreeMap;

/**
 * A claim as it was found on a host. Who wrote it need not be this program, so that nothing in it is relied on.
 *
 * @param path where it is there
 * @param facts what it says
 */
public record HostClaim(String path, Map<String, String> facts) {
    private static final int CHARS_MAX = 200;

    public HostClaim {
        facts = Map.copyOf(facts);
    }

    /** Its path, and a fact a line. */
    static HostClaim parse(String path, Iterable<String> lines) {
        Map<String, String> facts = new TreeMap<>();
        for (String line : lines) {
            int gap = line.indexOf(' ');
            if (gap > 0) {
                facts.putIfAbsent(line.substring(0, gap), plain(line.substring(gap + 1)));
            }
        }
        return new HostClaim(plain(path), facts);
    }

    /** For a terminal. */
    private static String plain(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}", "?");
        return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX) + "…";
    }

    String id() {
        return fact("id");
    }

    private String fact(String name) {
        return facts.getOrDefault(name, "?");
    }

    /** The folder that it is in. */
    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The machine that it was made from. */
    String machine() {
        return fact("machine");
    }

    /** Who has it and since when, as the rest of a sentence. */
    public String holder() {
        return "\"inquest " + fact("what") + "\" of " + fact("user") + " on " + machine() + " (process "
                + fact("process") + "), since " + fact("since");
    }

    /** Where it is written how to undo what its holder did, as the rest of a sentence. */
    String journal() {
        return fact("journal");
    }
}
