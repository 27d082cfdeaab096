package io.inquest.checkers.oracle.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What sessions are to do, and what their reads return, before it is said what overlaps what. */
final class Plan {
    /** How an operation ends; OPEN is without a completion. */
    enum Fate {
        OK,
        FAIL,
        INFO,
        OPEN
    }

    /** @param value what is written, or what the read returns */
    record Step(boolean write, Object key, Object value, Fate fate) {
        Step withValue(Object newValue) {
            return new Step(write, key, newValue, fate);
        }

        Step withFate(Fate newFate) {
            return new Step(write, key, value, newFate);
        }
    }

    private final List<List<Step>> sessions = new ArrayList<>();

    Plan(int count) {
        for (int i = 0; i < count; i++) {
            sessions.add(new ArrayList<>());
        }
    }

    List<List<Step>> sessions() {
        return sessions;
    }

    void add(int session, Step step) {
        sessions.get(session).add(step);
    }

    /** What is to be written to a key, in no particular order. */
    List<Object> written(Object key) {
        return sessions.stream()
                .flatMap(List::stream)
                .filter(step -> step.write() && Objects.equals(step.key(), key))
                .map(Step::value)
                .toList();
    }
}
