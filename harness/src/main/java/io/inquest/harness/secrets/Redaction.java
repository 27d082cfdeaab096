package io.inquest.harness.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is written and printed. It knows those that it was told of, by their text: as they are and as
 * they stand in an address. Safe for several threads.
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

    private static final Pattern LIKELY_VARIABLE = Pattern.compile("(.*_)?(PASSWORD|PASSWD|TOKEN|SECRET|SECRET_KEY)");

    private final CopyOnWriteArraySet<String> secrets = new CopyOnWriteArraySet<>();

    /** From now on the text is taken out of all that passes. */
    public void hide(String secret) {
        if (secret.length() >= CHARS_MIN) {
            secrets.add(secret);
            secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }

    /** Hides what the variables hold whose names say that it is secret. */
    public void hideVariables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (value.length() >= LIKELY_CHARS_MIN && LIKELY_VARIABLE.matcher(name).matches()) {
                hide(value);
            }
        });
    }

    /** The text without what is secret; null for null. */
    public String text(String text) {
        if (text == null || secrets.isEmpty()) {
            return text;
        }
        List<String> longestFirst = new ArrayList<>(secrets);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        String redacted = text;
        for (String secret : longestFirst) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        return redacted;
    }

    /** An option's value as it may be written: of a secret one only where it is to be found. */
    public String option(String name, String value) {
        boolean bare = SecretOptions.isSecret(name) && !value.isEmpty() && !SecretOptions.isReference(value);
        return bare ? HIDDEN : text(value);
    }
}
