package io.inquest.checkers.lattice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models that are weighed against each other, and what implies what among them.
 *
 * @param costs the models, the strongest first, each with what a checker of it takes for a long history: one pass is 1.
 *     Only their proportions count, and only for the order in which checkers are asked
 */
public record Family(Map<String, Integer> costs, List<Implication> implications) {
    public Family {
        costs = new LinkedHashMap<>(costs);
        implications = List.copyOf(implications);
    }

    /** Puts a family together, the strongest model first. */
    static final class Builder {
        private final Map<String, Integer> costs = new LinkedHashMap<>();
        private final List<Implication> implications = new ArrayList<>();

        Builder model(String name, int cost) {
            costs.put(name, cost);
            return this;
        }

        Builder implies(String model, String... implied) {
            return add(model, null, false, implied);
        }

        /** Of one object only. */
        Builder impliesOf(String object, String model, String... implied) {
            return add(model, object, false, implied);
        }

        /** Where values are written once. */
        Builder impliesOfUniqueWrites(String model, String... implied) {
            return add(model, null, true, implied);
        }

        private Builder add(String model, String object, boolean uniqueWrites, String... implied) {
            for (String name : implied) {
                implications.add(new Implication(model, name, object, uniqueWrites));
            }
            return this;
        }

        Family build() {
            return new Family(costs, implications);
        }
    }
}
