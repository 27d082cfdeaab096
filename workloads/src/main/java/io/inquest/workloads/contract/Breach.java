package io.inquest.workloads.contract;

import java.util.Objects;

/**
 * A rule that a client was seen to break.
 *
 * @param done what was asked of it
 * @param seen what it did
 */
public record Breach(Rule rule, String done, String seen) {
    public Breach {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(done, "done");
        Objects.requireNonNull(seen, "seen");
    }

    /** The rule's name, what it demands, what was done and what was seen, for a person. */
    public String sentence() {
        return rule.word() + ": " + rule.sentence() + ". Done: " + done + ". Seen: " + seen + ".";
    }

    @Override
    public String toString() {
        return sentence();
    }
}
