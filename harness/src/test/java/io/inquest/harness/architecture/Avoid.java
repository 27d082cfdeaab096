package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;

/** Fails for each use of a hazard that no allowance covers, and for each allowance that covers nothing (any more). */
final class Avoid extends ArchCondition<JavaClass> {
    private final Hazard hazard;
    private final Allowances allowances;

    private Avoid(Hazard hazard, Allowances allowances) {
        super("avoid " + hazard.name() + " (instead: " + hazard.instead() + ")");
        this.hazard = hazard;
        this.allowances = allowances;
    }

    static Avoid avoid(Hazard hazard, Allowance... allowances) {
        return new Avoid(hazard, new Allowances(allowances));
    }

    @Override
    public void init(Collection<JavaClass> all) {
        allowances.begin();
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
            AccessTarget target = access.getTarget();
            if (hazard.members().test(target)) {
                String used = target.getOwner().getName() + "." + target.getName();
                report(origin, used, access.getDescription(), events);
            }
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (hazard.types().test(target)) {
                report(origin, target.getName(), dependency.getDescription(), events);
            }
        }
    }

    private void report(JavaClass origin, String used, String description, ConditionEvents events) {
        if (!allowances.cover(origin, used)) {
            events.add(SimpleConditionEvent.violated(origin, description));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        allowances.end(events);
    }
}
