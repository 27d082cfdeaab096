package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A set that only grows: {@code add} v, {@code read} → its elements in any order, each once. It is empty at first, which a
 * read may also show as null.
 */
public final class SetModel implements Model<Elements> {
    private static final Map<String, Access> FUNCTIONS = Map.of("read", Access.READ, "add", Access.UPDATE);

    @Override
    public String name() {
        return "set";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Elements init() {
        return Elements.NONE;
    }

    @Override
    public Optional<Elements> step(Elements state, Call call) {
        switch (call.f()) {
            case "read":
                boolean legal = call.outcome() != EventType.OK || shows(state, elements(call.result()));
                return legal ? Optional.of(state) : Optional.empty();
            case "add":
                return Optional.of(state.with(call.argument()));
            default:
                throw new IllegalArgumentException("a set knows add and read, not " + call.f());
        }
    }

    /**
     * What a read returned.
     *
     * @throws IllegalArgumentException if that is no list
     */
    public static List<?> elements(Object result) {
        if (result == null) {
            return List.of();
        }
        if (result instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a read of a set returns a list of its elements, not " + Text.of(result));
    }

    private static boolean shows(Elements state, List<?> read) {
        if (read.size() != state.size()) {
            return false; // and where an element is there twice
        }
        Set<Object> distinct = new HashSet<>();
        for (Object element : read) {
            if (!state.contains(element) || !distinct.add(element)) {
                return false;
            }
        }
        return true;
    }
}
