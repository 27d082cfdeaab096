package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Something that some code must not use.
 *
 * @param members whether using this member is one
 * @param types whether mentioning this class is one
 * @param instead what to use, for who breaks the rule
 */
record Hazard(String name, Predicate<AccessTarget> members, Predicate<JavaClass> types, String instead) {
    static Hazard ofMembers(String name, Predicate<AccessTarget> members, String instead) {
        return new Hazard(name, members, type -> false, instead);
    }

    static Hazard ofTypes(String name, Predicate<JavaClass> types, String instead) {
        return new Hazard(name, target -> false, types, instead);
    }

    /** These members, each written {@code package.Class.member}, whatever their parameters. */
    static Predicate<AccessTarget> anyOf(String... members) {
        Set<String> names = Set.of(members);
        return target -> names.contains(target.getOwner().getName() + "." + target.getName());
    }

    /** All ways to make one of these. */
    static Predicate<AccessTarget> making(String... classes) {
        Set<String> names = Set.of(classes);
        return target -> target.getName().equals("<init>")
                && names.contains(target.getOwner().getName());
    }

    /** The member of this name with at least so many parameters; a list of variable length counts as many. */
    static Predicate<AccessTarget> withParameters(String member, int least) {
        return target -> (target.getOwner().getName() + "." + target.getName()).equals(member)
                && target instanceof AccessTarget.CodeUnitAccessTarget unit
                && (unit.getRawParameterTypes().size() >= least
                        || unit.getRawParameterTypes().stream().anyMatch(JavaClass::isArray));
    }

    /** The member of this name with at most so many parameters. */
    static Predicate<AccessTarget> withoutParameter(String member, int most) {
        return target -> (target.getOwner().getName() + "." + target.getName()).equals(member)
                && target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().size() <= most;
    }

    /** The classes of these names, and of these packages with all below (their names end in two dots). */
    static Predicate<JavaClass> classes(String... names) {
        return type -> {
            for (String name : names) {
                boolean in = name.endsWith("..")
                        ? type.getName().startsWith(name.substring(0, name.length() - 1))
                        : type.getName().equals(name);
                if (in) {
                    return true;
                }
            }
            return false;
        };
    }
}
