package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what is wrong with a set's elements, and measures when those that are right became visible. */
final class SetFindings {
    private static final int NAMED_MAX = 5;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Calls calls;
    private final History history;
    private final SetReads reads;
    private final SetElements elements;
    private final EventWords events;
    private final String object;

    SetFindings(Calls calls, SetReads reads, SetElements elements) {
        this.calls = calls;
        this.history = calls.history();
        this.reads = reads;
        this.elements = elements;
        this.events = new EventWords(history, f -> f.equals("read"));
        this.object = EventWords.object(history.keyValue(calls.key()), "the set");
    }

    void tell(Findings findings, SetChecker.Visibility visibility) {
        for (int each = 0; each < elements.count(); each++) {
            int element = each;
            if (elements.add[element] == SetElements.NONE) {
                findings.add("unexpected", () -> unexpected(element));
            }
            if (elements.twice[element] != SetElements.NONE) {
                findings.add("duplicated", () -> duplicated(element));
            }
            int added = elements.acknowledged[element];
            if (added == Calls.NEVER) {
                continue;
            }
            int known = Math.min(added, elements.seen[element]);
            boolean lost = !reads.isEmpty() && known < reads.last() && !elements.isThereInTheEnd(element);
            boolean neverRead = reads.isEmpty() || reads.last() < added;
            if (lost) {
                findings.add("lost", () -> lost(element));
            }
            visibility.neverRead += neverRead ? 1 : 0;
            if (!lost && !neverRead) {
                measure(element, added, visibility);
            }
        }
    }

    private void measure(int element, int added, SetChecker.Visibility visibility) {
        int lacking = elements.rowStart[element] - 1;
        boolean stale = lacking >= 0 && reads.last(lacking) > added;
        visibility.stale += stale ? 1 : 0;
        long since = history.time(added);
        long until = stale ? history.time(reads.last(lacking)) : since;
        if (since >= 0 && until >= 0) {
            visibility.visibleAfter((until - since) / NANOS_A_MILLI);
        }
    }

    private Finding unexpected(int element) {
        int read = reads.first(elements.firstRun[element]);
        List<Integer> failed = failedAdds(element);
        List<Integer> named = failed.subList(0, Math.min(NAMED_MAX, failed.size()));
        String text = start(read) + " shows " + value(element) + ", which "
                + (failed.isEmpty()
                        ? "no operation tried to add to " + object + "."
                        : "only operations that failed tried to add to " + object + ": " + events.operations(named)
                                + (failed.size() > named.size() ? " and others." : "."));
        List<Integer> operations = new ArrayList<>(named);
        operations.add(read);
        return finding("unexpected", text, element, operations);
    }

    private List<Integer> failedAdds(int element) {
        long handle = history.handleOf(elements.value(element));
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE
                    && history.value(i) == handle
                    && history.key(i) == calls.key()
                    && !Calls.counts(history, i)
                    && history.functionName(history.function(i)).equals("add")) {
                failed.add(i);
            }
        }
        return failed;
    }

    private Finding duplicated(int element) {
        int read = reads.first(elements.twice[element]);
        int times = Collections.frequency(reads.elements(elements.twice[element]), elements.value(element));
        String text =
                start(read) + " shows " + value(element) + " more than once: " + ContainerWords.times(times) + ".";
        return finding("duplicated", text, element, List.of(read));
    }

    private Finding lost(int element) {
        int added = elements.acknowledged[element];
        int seen = elements.seen[element];
        int add = history.invocation(added);
        List<Integer> operations = new ArrayList<>(List.of(add));
        StringBuilder text = new StringBuilder(EventWords.atStart(events.operation(add)));
        if (added < reads.last()) {
            text.append(" had completed by " + events.moment(added));
        } else {
            text.append(" succeeded, and " + events.operation(history.invocation(seen)) + " showed " + value(element)
                    + ", completing at " + events.moment(seen));
            operations.add(history.invocation(seen));
        }
        text.append(", before " + events.operation(reads.last()) + " was invoked, the last read of " + object
                + ", which lacks " + value(element) + ".");
        if (elements.lastRun[element] == SetElements.NONE) {
            text.append(" No read ever showed it.");
        } else if (added < reads.last()) {
            int shown = reads.last(elements.lastRun[element]);
            text.append(" The last to show it was " + events.operation(shown) + ".");
            operations.add(shown);
        }
        operations.add(reads.last());
        return finding("lost", text.toString(), element, operations);
    }

    private String start(int read) {
        return EventWords.atStart(events.operation(read));
    }

    private String value(int element) {
        return Text.of(elements.value(element));
    }

    private Finding finding(String type, String text, int element, List<Integer> operations) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(calls.key()));
        details.put("element", elements.value(element));
        return new Finding(type, text, operations.stream().distinct().sorted().toList(), details);
    }
}
