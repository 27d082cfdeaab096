package io.inquest.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static io.inquest.harness.architecture.Production.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md says of types and methods, as far as compiled classes show it. */
class StyleTest {
    private static final int METHODS_MAX = 5;

    @Test
    void anInterfaceAsksForAtMostFiveMethods() {
        classes().that().areInterfaces().should(askForAtMost(METHODS_MAX)).check(CLASSES);
    }

    @Test
    void thereAreNoSetters() {
        methods()
                .that()
                .haveNameMatching("set[A-Z].*")
                .and()
                .haveRawReturnType(void.class)
                .should(onlyRepeatWhatALibraryAsksFor().or(doMoreThanToSetAField()))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** A value's accessor has the value's name, as in records. */
    @Test
    void thereAreNoGetters() {
        methods()
                .that()
                .haveNameMatching("get[A-Z].*")
                .should(onlyRepeatWhatALibraryAsksFor())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> askForAtMost(int most) {
        return new ArchCondition<>("ask for at most " + most + " methods") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long asked = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .count();
                if (asked > most) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " asks for " + asked + " methods: make some an ability of its own"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> onlyRepeatWhatALibraryAsksFor() {
        return new ArchCondition<>("only repeat what a library asks for") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean inherited = method.getOwner().getAllRawSuperclasses().stream()
                                .anyMatch(type -> declares(type, method))
                        || method.getOwner().getAllRawInterfaces().stream().anyMatch(type -> declares(type, method));
                events.add(new SimpleConditionEvent(method, inherited, method.getFullName()));
            }
        };
    }

    /** There is no field of the name that follows the "set". */
    private static ArchCondition<JavaMethod> doMoreThanToSetAField() {
        return new ArchCondition<>("do more than to set a field") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String name = method.getName().substring(3);
                boolean sets = method.getOwner().getAllFields().stream()
                        .anyMatch(field -> field.getName().equalsIgnoreCase(name));
                events.add(new SimpleConditionEvent(method, !sets, method.getFullName()));
            }
        };
    }

    private static boolean declares(JavaClass type, JavaMethod method) {
        return !type.getPackageName().startsWith("io.inquest")
                && type.getMethods().stream().anyMatch(other -> other.getName().equals(method.getName()));
    }
}
