package io.inquest.checkers.lattice;

import io.inquest.checkers.Validity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How a history stands to all models that apply, besides those that judge it.
 *
 * @param standings the strongest model first
 * @param measures by model: how what it measured is spread, also of models that do not apply for want of a bound
 */
public record Ladder(List<Standing> standings, Map<String, Map<String, Object>> measures, Lattice lattice) {
    public Ladder {
        standings = List.copyOf(standings);
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    /** The verdict on each model, the strongest first. */
    public Map<String, Validity> verdicts() {
        Map<String, Validity> verdicts = new LinkedHashMap<>();
        standings.forEach(standing -> verdicts.put(standing.model(), standing.validity()));
        return verdicts;
    }

    /** Those that hold, and no other that holds is stronger. Each was found so by its own checker, or by what judges. */
    public List<Standing> strongest() {
        return extreme(Validity.VALID, true);
    }

    /** Those that are violated, and none that is weaker: each with a finding, unless what judges has settled it. */
    public List<Standing> weakest() {
        return extreme(Validity.INVALID, false);
    }

    public List<Standing> of(Validity validity) {
        return standings.stream()
                .filter(standing -> standing.validity() == validity)
                .toList();
    }

    private List<Standing> extreme(Validity validity, boolean strong) {
        List<Standing> all = of(validity);
        return all.stream()
                .filter(one -> all.stream().noneMatch(beyond(one, strong)))
                .toList();
    }

    /** Whether another is stronger than this one, or weaker; what implies each other is neither. */
    private Predicate<Standing> beyond(Standing one, boolean strong) {
        return other -> {
            String upper = strong ? other.model() : one.model();
            String lower = strong ? one.model() : other.model();
            return lattice.implies(upper, lower) && !lattice.implies(lower, upper);
        };
    }
}
