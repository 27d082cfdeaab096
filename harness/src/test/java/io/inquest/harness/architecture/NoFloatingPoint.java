package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;

/** Fails for each field, parameter or result that is a floating-point number, unless an allowance covers the member. */
final class NoFloatingPoint extends ArchCondition<JavaClass> {
    private static final Set<String> TYPES = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private final Allowances allowances;

    NoFloatingPoint(Allowance... allowances) {
        super("declare no floating point (instead: longs, with the unit in the name)");
        this.allowances = new Allowances(allowances);
    }

    @Override
    public void init(Collection<JavaClass> all) {
        allowances.begin();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            report(type, field.getRawType(), field.getFullName(), events);
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            report(type, unit.getRawReturnType(), unit.getFullName(), events);
            for (JavaClass parameter : unit.getRawParameterTypes()) {
                report(type, parameter, unit.getFullName(), events);
            }
        }
    }

    private void report(JavaClass origin, JavaClass used, String where, ConditionEvents events) {
        String name = used.getBaseComponentType().getName();
        if (TYPES.contains(name) && !allowances.cover(origin, where)) {
            events.add(SimpleConditionEvent.violated(origin, where + " has a " + name));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        allowances.end(events);
    }
}
