package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A set that only grows: {@code add} v, {@code read} → its elements in any order, each once. It is empty at first, which a
 * read may also show as null.
 */
public final class SetModel implements Model<Elements>, Contrasts {
    private static final int DIFFERENCES_MAX = 5;
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
        Set<Object> distinct = new LinkedHashSet<>();
        for (Object element : read) {
            if (!state.contains(element) || !distinct.add(element)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String contrast(Object state, Call read) {
        List<?> shown = elements(read.result());
        Set<Object> distinct = new LinkedHashSet<>();
        Set<Object> twice = new LinkedHashSet<>();
        for (Object element : shown) {
            if (!distinct.add(element)) {
                twice.add(element);
            }
        }
        List<Object> lacking = new ArrayList<>(((Elements) state).sorted());
        lacking.removeIf(distinct::contains);
        List<Object> additional = new ArrayList<>(distinct);
        additional.removeIf(((Elements) state)::contains);
        StringJoiner text = new StringJoiner(" and ");
        mention("lacks ", lacking, "", text);
        mention("shows ", additional, "", text);
        mention("shows ", new ArrayList<>(twice), " more than once", text);
        return text.toString();
    }

    private static void mention(String verb, List<Object> elements, String rest, StringJoiner text) {
        if (!elements.isEmpty()) {
            String some = elements.stream().limit(DIFFERENCES_MAX).map(Text::of).collect(Collectors.joining(", "));
            int more = elements.size() - DIFFERENCES_MAX;
            text.add(verb + some + (more > 0 ? " and " + more + " more" : "") + rest);
        }
    }
}
