package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Fails for synchronized methods and volatile fields: what has one thread needs neither. */
final class NoLocks extends ArchCondition<JavaClass> {
    NoLocks() {
        super("need no locks");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethod method : type.getMethods()) {
            if (method.getModifiers().contains(JavaModifier.SYNCHRONIZED)) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is synchronized"));
            }
        }
        for (JavaField field : type.getFields()) {
            if (field.getModifiers().contains(JavaModifier.VOLATILE)) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is volatile"));
            }
        }
    }
}
