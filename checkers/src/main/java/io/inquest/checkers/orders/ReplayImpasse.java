package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.linear.Linearized;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.linear.Phrases;
import io.inquest.checkers.linear.Transitions;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Says which operation is the first that no replay in the order of completions can take. */
final class ReplayImpasse {
    private static final int OPEN_SHOWN_MAX = 5;

    private final Part part;
    private final Model<?> model;
    private final ObjectOrders of;
    private final Phrases phrases;
    /** The operations that must have happened, as they completed. */
    private final int[] completed;

    /** @param part numbered, of which there is no replay */
    ReplayImpasse(Part part, Model<?> model, ObjectOrders of) {
        this.part = part;
        this.model = model;
        this.of = of;
        this.phrases = new Phrases(part.history, model);
        this.completed = IntStream.range(0, part.required)
                .boxed()
                .sorted(Comparator.comparing(operation -> part.completion[operation]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Finding finding(String type) {
        int possible = 0;
        int impossible = completed.length;
        int[] replay = new int[0];
        while (possible + 1 < impossible) {
            int middle = (possible + impossible) >>> 1;
            int[] found = replay(middle);
            if (found != null) {
                possible = middle;
                replay = found;
            } else {
                impossible = middle;
            }
        }
        return finding(type, completed[impossible - 1], replay);
    }

    /** The first so many to complete, and the others that happened before, in order of a legal replay; null if there is none. */
    private int[] replay(int count) {
        BitSet kept = new BitSet();
        for (int i = 0; i < count; i++) {
            kept.set(part.invocation[completed[i]]);
        }
        for (int i = part.required; i < part.size(); i++) {
            if (part.invocation[i] < part.completion[completed[count - 1]]) {
                kept.set(part.invocation[i]);
            }
        }
        ByCompletion prefix = new ByCompletion(part.history, kept::get, of.meter());
        List<Linearized> decided = LinearizableChecker.decide(prefix.history, of.left(2), model);
        boolean isReplay = decided.stream().allMatch(each -> each.validity() == Validity.VALID);
        return isReplay && !decided.isEmpty() ? prefix.original(decided.get(0).invocations()) : null;
    }

    private Finding finding(String type, int culprit, int[] replay) {
        int state = Transitions.INITIAL;
        int last = History.NONE;
        for (int invocation : replay) {
            int operation = operation(invocation);
            int after = part.transitions.next(state, part.call[operation]);
            last = after == state ? last : invocation;
            state = after;
        }
        String now = part.transitions.describe(state);
        StringBuilder text = new StringBuilder(
                "Operations on " + phrases.object(part) + " are replayed in the order in which they completed. ");
        text.append(
                last == History.NONE
                        ? "Nothing changes " + phrases.object(part) + " before " + phrases.moment(end(culprit)) + ". "
                        : "The last before " + phrases.moment(end(culprit)) + " to change it is "
                                + phrases.operation(last) + ". ");
        text.append(phrases.impossible(part.invocation[culprit], part, now, false));
        List<Integer> open = new ArrayList<>();
        for (int i = part.required; i < part.size(); i++) {
            if (part.invocation[i] < end(culprit)) {
                open.add(part.invocation[i]);
            }
        }
        if (!open.isEmpty()) {
            List<Integer> shown = open.stream().limit(OPEN_SHOWN_MAX).toList();
            int more = open.size() - shown.size();
            text.append(" Of unknown outcome is what was invoked before: ").append(phrases.operations(shown));
            text.append(more == 0 ? "" : " and " + more + " more");
            text.append(". Whatever of that happened, and whenever, it does not help.");
            open = shown;
        }
        List<Integer> operations = new ArrayList<>(open);
        operations.add(part.invocation[culprit]);
        if (last != History.NONE) {
            operations.add(last);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("state", now);
        details.put("replayed", replay.length);
        return new Finding(
                type, text.toString(), operations.stream().distinct().sorted().toList(), details);
    }

    private int end(int operation) {
        return part.completion[operation];
    }

    private int operation(int invocation) {
        int required = Arrays.binarySearch(part.invocation, 0, part.required, invocation);
        return required >= 0 ? required : Arrays.binarySearch(part.invocation, part.required, part.size(), invocation);
    }
}
