package io.inquest.harness.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * Leave to do what a rule forbids.
 *
 * @param where a class with the classes inside it, or, ending in two dots, a package with those below it
 * @param target the end of the name of what is used, such as {@code Set.of}; empty for all that the rule forbids
 * @param reason why it does no harm there
 */
record Allowance(String where, String target, String reason) {
    Allowance {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why " + where + " may use " + target);
        }
    }

    boolean covers(JavaClass origin, String used) {
        return coversClass(origin.getName()) && used.endsWith(target);
    }

    private boolean coversClass(String name) {
        if (where.endsWith("..")) {
            return name.startsWith(where.substring(0, where.length() - 1));
        }
        return name.equals(where) || name.startsWith(where + "$");
    }
}
