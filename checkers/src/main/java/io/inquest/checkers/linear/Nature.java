package io.inquest.checkers.linear;

/** What is known of an update in every state. "If in doubt" is {@link #ANY}. */
public enum Nature {
    ANY(false, false),
    /** Legal in every state. */
    TOTAL(true, false),
    /** Wherever it is legal it leads to the same state. */
    FIXED(false, true),
    /** Both: it is legal in every state and always leads to the same. */
    OVERWRITE(true, true);

    public final boolean total;
    public final boolean fixed;

    Nature(boolean total, boolean fixed) {
        this.total = total;
        this.fixed = fixed;
    }

    public boolean overwrites() {
        return total && fixed;
    }
}
