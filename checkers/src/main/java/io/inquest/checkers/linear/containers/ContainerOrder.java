package io.inquest.checkers.linear.containers;

import java.util.List;

/**
 * What is decided of the operations on a container whose values are unique. Where it neither contradicts nor has a
 * linearization, nothing was decided.
 */
public abstract class ContainerOrder {
    private final String puts;
    private final String takes;
    private final int key;
    final Stays stays;
    Impossibility impossibility;
    int[] order;

    ContainerOrder(Stays stays, int key, String puts, String takes) {
        this.stays = stays;
        this.key = key;
        this.puts = puts;
        this.takes = takes;
        impossibility = stays.impossibility;
        if (impossibility == null) {
            decide();
        }
    }

    /** Why a value has to be gone when another one comes out, in words after "for". */
    abstract String whyGone();

    /**
     * Of the values that are known to have been taken, as {@link Stays#withoutLeft} numbers them, those that show why a value
     * had to be gone by an event.
     */
    abstract int[] grounds(Stays taken, int value, int event);

    /** Sets the order, or why there is none. */
    abstract void decide();

    /** Whether there is no linearization. */
    public final boolean contradicts() {
        return impossibility != null;
    }

    /** The operations in order, of those that may not have happened such as did; null if it was not found. */
    public final int[] linearization() {
        return order == null ? null : order.clone();
    }

    /** What excludes what, in sentences, if there is a contradiction. */
    public final String explanation(Telling words) {
        return explanation().text(words);
    }

    /** The invocations of the operations that the explanation is about. */
    public final List<Integer> evidence() {
        return explanation().evidence();
    }

    private ContainerExplanation explanation() {
        return new ContainerExplanation(this, impossibility, new TakeExplanation(stays.history, key, puts), takes);
    }
}
