package io.inquest.nemesis;

import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of faults that there are, by name. What is not among them cannot be named in any file. */
public final class FaultKinds {
    private final TreeMap<String, FaultKind> byName = new TreeMap<>();

    /** @throws IllegalStateException if two kinds have one name */
    public FaultKinds(Iterable<FaultKind> kinds) {
        for (FaultKind kind : kinds) {
            FaultKind other = byName.putIfAbsent(kind.description().name(), kind);
            if (other != null) {
                throw new IllegalStateException("two kinds of faults are named "
                        + kind.description().name() + ": "
                        + other.getClass().getName() + " and " + kind.getClass().getName()
                        + "; take one of them off the class path");
            }
        }
    }

    /** All that {@link ServiceLoader} finds. */
    public static FaultKinds load() {
        return new FaultKinds(ServiceLoader.load(FaultKind.class));
    }

    /** In the order of their names. */
    public List<FaultKind> all() {
        return new ArrayList<>(byName.values());
    }

    /** @throws IllegalArgumentException with a sentence for a person, if there is no such kind */
    public FaultKind named(String name) {
        FaultKind kind = byName.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(Nearest.sentence(
                    "no fault", name, byName.keySet(), "they are " + String.join(", ", byName.keySet())));
        }
        return kind;
    }

    /**
     * The fault that {@link Fault#toValue} wrote down.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public Fault parse(String name, Map<String, Object> value) {
        return named(name).parse(value);
    }
}
