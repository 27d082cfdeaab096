package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses the operations that a timeline of an anomaly shows, and says what each is there for. */
final class TimelineChoice {
    private static final int SHOWN_MAX = 40;
    private static final int PREFIX_MAX = 2;
    private static final int WRITERS_MAX = 2;

    /** Why an operation is shown, the most important reason first. */
    enum Role {
        CULPRIT("guilty", "⚠", "has no place in any legal order"),
        INVOLVED("involved", "●", "named in the explanation"),
        WRITER("writer", "◆", "wrote the value that was returned"),
        CONTEXT("context", "", "other operation around it");

        final String css;
        final String mark;
        final String meaning;

        Role(String css, String mark, String meaning) {
            this.css = css;
            this.mark = mark;
            this.meaning = meaning;
        }
    }

    private final LoadedRun run;
    private final History history;
    private final VerdictFile.Anomaly anomaly;
    private final TreeMap<Integer, Role> shown = new TreeMap<>();
    private int omitted;

    /** The event at which no legal order is left; {@link History#NONE} if the finding does not say. */
    private final int windowLast;

    private final int windowFirst;

    /** @param beforeMax how many operations from before the window are shown for context */
    TimelineChoice(LoadedRun run, VerdictFile.Anomaly anomaly, int beforeMax) {
        this.run = run;
        this.history = run.history();
        this.anomaly = anomaly;
        this.windowFirst = windowEnd(0);
        this.windowLast = windowEnd(1);
        choose(beforeMax);
    }

    private void choose(int beforeMax) {
        int culprit = culprit();
        if (culprit != History.NONE) {
            shown.put(culprit, Role.CULPRIT);
        }
        for (int operation : anomaly.operations()) {
            add(operation, Role.INVOLVED);
        }
        if (shown.isEmpty()) {
            return;
        }
        List<Integer> ofKey = ofKey();
        if (culprit != History.NONE) {
            addWriters(culprit, ofKey);
        }
        List<Integer> prefix = integers("prefix");
        for (int operation : prefix.subList(Math.max(0, prefix.size() - PREFIX_MAX), prefix.size())) {
            add(operation, Role.CONTEXT);
        }
        addContext(ofKey, windowLast == History.NONE ? shown.lastKey() : windowLast, beforeMax);
    }

    private void add(int operation, Role role) {
        if (run.isInvocation(operation) && shown.size() < SHOWN_MAX) {
            shown.putIfAbsent(operation, role);
        }
    }

    private int culprit() {
        if (anomaly.details().get("read") instanceof Long read && run.isInvocation(read.intValue())) {
            return read.intValue();
        }
        if (anomaly.details().get("pending") instanceof List<?> pending
                && !pending.isEmpty()
                && pending.get(0) instanceof Map<?, ?> first
                && first.get("operation") instanceof Long operation
                && run.isInvocation(operation.intValue())) {
            return operation.intValue();
        }
        return History.NONE;
    }

    /** Events of the window are checked against the history only. */
    private int windowEnd(int which) {
        List<Integer> window = integers("window");
        return window.size() == 2 && window.get(which) >= 0 && window.get(which) < history.size()
                ? window.get(which)
                : History.NONE;
    }

    private List<Integer> integers(String detail) {
        List<Integer> integers = new ArrayList<>();
        if (anomaly.details().get(detail) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Long number && number == number.intValue()) {
                    integers.add(number.intValue());
                }
            }
        }
        return integers;
    }

    /** The invocations on the finding's key; none if it names no key. */
    private List<Integer> ofKey() {
        List<Integer> invocations = new ArrayList<>();
        if (!anomaly.details().containsKey("key")) {
            return invocations;
        }
        Object key = anomaly.details().get("key");
        boolean[] wanted = new boolean[history.keyCount()];
        for (int number = 0; number < wanted.length; number++) {
            wanted[number] = Objects.equals(history.keyValue(number), key);
        }
        for (int i = 0; i < history.size(); i++) {
            if (wanted[history.key(i)] && run.isInvocation(i)) {
                invocations.add(i);
            }
        }
        return invocations;
    }

    /** Who wrote what the culprit returned, the last ones before it did. */
    private void addWriters(int culprit, List<Integer> ofKey) {
        int completion = history.completion(culprit);
        if (completion == History.NONE || history.type(completion) != EventType.OK) {
            return;
        }
        Object result = history.valueOf(history.value(completion));
        int found = 0;
        for (int i = ofKey.size() - 1; i >= 0 && found < WRITERS_MAX && result != null; i--) {
            int invocation = ofKey.get(i);
            if (invocation < completion && writes(invocation, result)) {
                Role before = shown.put(invocation, Role.WRITER);
                if (before == Role.CULPRIT) {
                    shown.put(invocation, before);
                } else {
                    found++;
                }
            }
        }
    }

    private boolean writes(int invocation, Object result) {
        Object argument = history.valueOf(history.value(invocation));
        boolean cas = argument instanceof List<?> pair && pair.size() == 2 && result.equals(pair.get(1));
        return cas || result.equals(argument);
    }

    /** What else happened in the window, the latest first; then a little of what came before. */
    private void addContext(List<Integer> ofKey, int last, int beforeMax) {
        int first = windowFirst == History.NONE ? 0 : windowFirst;
        int before = 0;
        for (int i = ofKey.size() - 1; i >= 0; i--) {
            int invocation = ofKey.get(i);
            if (invocation > last || shown.containsKey(invocation)) {
                continue;
            }
            int completion = history.completion(invocation);
            boolean within = completion == History.NONE || completion >= first;
            if (shown.size() < SHOWN_MAX && (within || before < beforeMax)) {
                shown.put(invocation, Role.CONTEXT);
                before += within ? 0 : 1;
            } else if (within) {
                omitted++;
            }
        }
    }

    /** The invocations to show with their roles, in the order of invocation. */
    SortedMap<Integer, Role> shown() {
        return shown;
    }

    /** How many more there are within the window. */
    int omitted() {
        return omitted;
    }

    int windowLast() {
        return windowLast;
    }
}
