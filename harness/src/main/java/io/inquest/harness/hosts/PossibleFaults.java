package io.inquest.harness.hosts;

import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.UnrunnableException;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All faults, for whoever asked for all, are those that can be had. */
final class PossibleFaults {
    private PossibleFaults() {}

    /**
     * A run without some faults, and without their options.
     *
     * @param lacking their names, each with the reason
     * @throws UnrunnableException if none would be left
     */
    static RunSpec of(RunSpec spec, Map<String, String> lacking, Plugins plugins) {
        List<String> kept = new ArrayList<>(spec.nemeses());
        kept.removeAll(lacking.keySet());
        if (kept.isEmpty()) {
            throw new UnrunnableException("of all faults none can be had here: " + reasons(lacking)
                    + "; for a run without faults say --nemesis none");
        }
        Map<String, String> options = new TreeMap<>(spec.options());
        options.keySet().removeAll(options(lacking.keySet(), plugins));
        // some options are several faults'
        options(kept, plugins).forEach(name -> options.put(name, spec.options().get(name)));
        return spec.with(kept, options);
    }

    private static Set<String> options(Iterable<String> faults, Plugins plugins) {
        Set<String> options = new LinkedHashSet<>();
        for (String fault : faults) {
            for (OptionSpec option : plugins.fault(fault).description().options()) {
                options.add(option.name());
            }
        }
        return options;
    }

    /** What was left out, in a line. */
    static String sentence(Map<String, String> lacking) {
        return "--nemesis all goes without what cannot be had here: " + reasons(lacking);
    }

    private static String reasons(Map<String, String> lacking) {
        List<String> reasons = new ArrayList<>();
        lacking.forEach((fault, reason) -> reasons.add(fault + " (" + reason.replaceAll("\\s*\\R\\s*", " ") + ")"));
        return String.join(", ", reasons);
    }
}
