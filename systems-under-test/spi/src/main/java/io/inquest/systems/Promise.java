package io.inquest.systems;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a store promises under some configuration.
 *
 * @param model the strongest consistency model, by its name
 * @param transactions the same of its transactions
 * @param faults the names of the faults under which it holds
 * @param driftPpmMax how far off the rate of a node's clock may be for it, in parts of a million
 */
public record Promise(String model, String transactions, Set<String> faults, long driftPpmMax) {
    /** A store that promises nothing: a run is held to the model that is named, or to what its object calls for. */
    public static final Promise NOTHING = new Promise("", new TreeSet<>());

    /** The function of transactions. */
    private static final String TRANSACTION = "txn";

    public Promise {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(transactions, "transactions");
        faults = Set.copyOf(faults);
    }

    /** The same of transactions. */
    public Promise(String model, Set<String> faults, long driftPpmMax) {
        this(model, model, faults, driftPpmMax);
    }

    /** The same of transactions, and however clocks drift. */
    public Promise(String model, Set<String> faults) {
        this(model, faults, Long.MAX_VALUE);
    }

    /** Whether it is no promise at all. */
    public boolean isNothing() {
        return model.isEmpty();
    }

    /** What it promises to clients that use these functions. */
    public Promise to(Collection<String> functions) {
        return functions.contains(TRANSACTION) ? new Promise(transactions, faults, driftPpmMax) : this;
    }
}
