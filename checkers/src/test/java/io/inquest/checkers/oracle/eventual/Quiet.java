package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.oracle.objects.Op;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When nothing happened any more but reads, and what these found. */
final class Quiet {
    private Quiet() {}

    /** The index of the event with which the quiet period starts; -1 if it is the whole history. */
    static int start(History history, Updated object, List<Op> ops) {
        int start = endOfLastFault(history);
        for (Op op : ops) {
            if (object.isUpdate(op)) {
                start = Math.max(start, op.ok() ? op.completion() : op.invocation());
            }
        }
        return start;
    }

    /** A fault without an end lasts to the end of the history; one that could not begin, until it was tried. */
    private static int endOfLastFault(History history) {
        int last = -1;
        for (int i = 0; i < history.size(); i++) {
            if (history.process(i) >= 0) {
                continue;
            }
            Map<?, ?> value = history.valueOf(history.value(i)) instanceof Map<?, ?> map ? map : Map.of();
            Object id = value.get("id");
            if (id == null || value.get("phase") == null) {
                last = Math.max(last, i); // of another tool: who knows what it did
            } else if (value.get("phase").equals("start")) {
                last = Math.max(last, history.error(i) == null ? end(history, i, id) : i);
            }
        }
        return last;
    }

    private static int end(History history, int start, Object id) {
        for (int i = start + 1; i < history.size(); i++) {
            if (history.process(i) < 0
                    && history.error(i) == null
                    && history.functionName(history.function(i)).equals(history.functionName(history.function(start)))
                    && history.valueOf(history.value(i)) instanceof Map<?, ?> value
                    && Objects.equals(value.get("id"), id)
                    && "end".equals(value.get("phase"))) {
                return i;
            }
        }
        return history.size();
    }

    /** The last ok read of each node, or process where there is none, that was invoked in the quiet period. */
    static List<Op> finalReads(List<Op> ofKey, int start) {
        Map<Object, Op> last = new LinkedHashMap<>();
        for (Op op : ofKey) {
            if (Updated.isRead(op) && op.invocation() > start) {
                last.put(op.node() == null ? (Object) op.process() : op.node(), op);
            }
        }
        return new ArrayList<>(last.values());
    }
}
