package io.inquest.checkers.vacuity;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds, in a history, when faults were in force. A fault of ours is two events of one id; one without an end lasts to
 * the end of the history, and an end with an error ended nothing. A start with an error is a fault without effect. Of
 * other tools' nemesis events nothing is known but that the last ends the last fault: together they are one window.
 */
public final class FaultWindows {
    /** The name of a window that another tool's nemesis events make. */
    public static final String FOREIGN = "nemesis";

    private static final int NEMESIS = -1;

    private final History history;
    private final List<FaultWindow> windows = new ArrayList<>();
    private int foreignWindow = -1;

    private FaultWindows(History history) {
        this.history = history;
    }

    /** In the order of their starts. */
    public static List<FaultWindow> of(History history) {
        FaultWindows found = new FaultWindows(history);
        for (int index = 0; index < history.size(); index++) {
            if (history.process(index) == NEMESIS) {
                found.read(index);
            }
        }
        return List.copyOf(found.windows);
    }

    /** The index after which no fault is in force, as far as the history shows; 0 if there was never one. */
    public static int endOfLast(List<FaultWindow> windows) {
        int end = 0;
        for (FaultWindow window : windows) {
            end = Math.max(end, window.end());
        }
        return end;
    }

    private void read(int index) {
        Object value = history.valueOf(history.value(index));
        Object phase = value instanceof Map<?, ?> map && map.get("id") != null ? map.get("phase") : null;
        if ("start".equals(phase)) {
            start(index, (Map<?, ?>) value);
        } else if ("end".equals(phase)) {
            end(index, (Map<?, ?>) value);
        } else {
            foreign(index);
        }
    }

    private void start(int index, Map<?, ?> value) {
        boolean failed = history.error(index) != null;
        windows.add(new FaultWindow(
                history.functionName(history.function(index)),
                value.get("id"),
                index,
                failed ? index : history.size(),
                failed ? Effect.NONE : effect(value, Effect.UNKNOWN)));
    }

    private void end(int index, Map<?, ?> value) {
        if (history.error(index) != null) {
            return;
        }
        String fault = history.functionName(history.function(index));
        for (int i = windows.size() - 1; i >= 0; i--) {
            FaultWindow window = windows.get(i);
            boolean open = window.end() == history.size();
            if (open && window.fault().equals(fault) && Objects.equals(window.id(), value.get("id"))) {
                windows.set(
                        i, new FaultWindow(fault, window.id(), window.start(), index, effect(value, window.effect())));
                return;
            }
        }
    }

    private void foreign(int index) {
        if (foreignWindow < 0) {
            foreignWindow = windows.size();
            windows.add(new FaultWindow(FOREIGN, null, index, index, Effect.UNKNOWN));
        }
        int start = windows.get(foreignWindow).start();
        windows.set(foreignWindow, new FaultWindow(FOREIGN, null, start, index, Effect.UNKNOWN));
    }

    private static Effect effect(Map<?, ?> value, Effect otherwise) {
        if (value.get("effect") instanceof Boolean effect) {
            return effect ? Effect.SEEN : Effect.NONE;
        }
        return otherwise;
    }
}
