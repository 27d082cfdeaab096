package io.inquest.harness.secrets;

import io.inquest.history.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is written and printed. It knows those that it was told of, by their text: as they are, as
 * they stand in an address and in JSON, and where the rest of one was cut off. Safe for several threads.
 */
public final class Redaction {
    /** Of the one program that this is: what was read as a secret is secret everywhere in it. */
    public static final Redaction PROCESS = new Redaction();

    /** What stands for a secret. */
    public static final String HIDDEN = "***";

    /** A shorter text stands in many others by chance, and taking it out of those would tell what it is. */
    static final int CHARS_MIN = 4;

    /** The same of what only seems to be one, for its variable's name. */
    private static final int LIKELY_CHARS_MIN = 8;

    private static final Pattern LIKELY_VARIABLE = Pattern.compile(".*(PASSWORD|PASSWD|TOKEN|SECRET|SECRET_KEY)");

    /** What stands for the rest of a text that was shortened. */
    private static final char CUT = '\u2026';

    /** The longest first, or a part of it would be left where a shorter one begins alike. */
    private volatile List<String> secrets = List.of();

    /** From now on the text is taken out of all that passes. */
    public synchronized void hide(String secret) {
        if (secret.length() >= CHARS_MIN && !secrets.contains(secret)) {
            List<String> more = new ArrayList<>(secrets);
            more.add(secret);
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            more.add(encoded);
            more.add(encoded.replace("+", "%20"));
            String quoted = Values.json(secret);
            more.add(quoted.substring(1, quoted.length() - 1));
            more.sort(Comparator.comparingInt(String::length).reversed());
            secrets = List.copyOf(more);
        }
    }

    /** Hides what the variables hold whose names say that it is secret. */
    public void hideVariables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (value.length() >= LIKELY_CHARS_MIN
                    && LIKELY_VARIABLE.matcher(name).matches()) {
                hide(value);
            }
        });
    }

    /** The text without what is secret; null for null. */
    public String text(String text) {
        if (text == null || secrets.isEmpty()) {
            return text;
        }
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        for (int cut = redacted.indexOf(CUT); cut >= 0; cut = redacted.indexOf(CUT, cut + 1)) {
            int begun = begunBefore(cut, redacted);
            if (begun > 0) {
                redacted = redacted.substring(0, cut - begun) + HIDDEN + redacted.substring(cut);
                cut += HIDDEN.length() - begun;
            }
        }
        return redacted;
    }

    /** How many characters of a secret, from its beginning, a text ends with there; 0 if so few that they tell nothing. */
    private int begunBefore(int end, String text) {
        int most = 0;
        for (String secret : secrets) {
            int length = Math.min(end, secret.length() - 1);
            while (length >= Math.max(CHARS_MIN, most + 1) && !text.regionMatches(end - length, secret, 0, length)) {
                length--;
            }
            most = length >= CHARS_MIN ? Math.max(most, length) : most;
        }
        return most;
    }

    /** An option's value as it may be written: of a secret one only where it is to be found. */
    public String option(String name, String value) {
        boolean bare = SecretOptions.isSecret(name) && !value.isEmpty() && !SecretOptions.isReference(value);
        return bare ? HIDDEN : text(value);
    }
}
