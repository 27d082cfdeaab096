package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The allowances of one rule. One that covers nothing is an error too, so that the list never says more than is true. */
final class Allowances {
    private final List<Allowance> all;
    private final Set<Allowance> unused = new LinkedHashSet<>();

    Allowances(Allowance... all) {
        this.all = List.of(all);
    }

    /** Before a rule looks at the first class. */
    void begin() {
        unused.clear();
        unused.addAll(all);
    }

    boolean cover(JavaClass origin, String used) {
        boolean covered = false;
        for (Allowance allowance : all) {
            if (allowance.covers(origin, used)) {
                unused.remove(allowance);
                covered = true;
            }
        }
        return covered;
    }

    /** After the last class. */
    void end(ConditionEvents events) {
        for (Allowance allowance : unused) {
            events.add(SimpleConditionEvent.violated(allowance, "nothing needs this any more: remove " + allowance));
        }
    }
}
