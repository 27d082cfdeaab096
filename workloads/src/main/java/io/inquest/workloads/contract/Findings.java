package io.inquest.workloads.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found so far: of each rule the first breach, for the others have mostly the same cause. */
final class Findings {
    private final Breach[] broken = new Breach[Rule.values().length];
    private final Set<String> notChecked = new LinkedHashSet<>();

    void broke(Rule rule, String done, String seen) {
        if (broken[rule.ordinal()] == null) {
            broken[rule.ordinal()] = new Breach(rule, done, seen);
        }
    }

    void notChecked(String reason) {
        notChecked.add(reason);
    }

    ContractReport report(int operations) {
        List<Breach> all = new ArrayList<>();
        for (Breach breach : broken) {
            if (breach != null) {
                all.add(breach);
            }
        }
        return new ContractReport(all, List.copyOf(notChecked), operations);
    }
}
