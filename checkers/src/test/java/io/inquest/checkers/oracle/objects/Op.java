package io.inquest.checkers.oracle.objects;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation of a history, of whatever function.
 *
 * @param invocation the index of its invocation, by which it is known
 * @param completion the index of its completion, or {@link History#NONE}
 * @param argument the value of its invocation
 * @param result the value of its completion if it is ok, else null
 * @param outcome info if nobody knows, also without a completion
 * @param askedNode the node of its invocation, or null
 * @param node the node of its completion, or null
 * @param error why it failed, or null
 * @param invokedAt the time of its invocation, -1 if not known
 * @param completedAt the time of its completion, -1 if not known
 */
public record Op(
        int invocation,
        int completion,
        int process,
        Object key,
        String f,
        Object argument,
        Object result,
        EventType outcome,
        String askedNode,
        String node,
        String error,
        long invokedAt,
        long completedAt) {

    /** All of a history, in the order of their invocations. */
    public static List<Op> of(History history) {
        List<Op> ops = new ArrayList<>();
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            ops.add(of(operations.get(i)));
        }
        return ops;
    }

    private static Op of(Operation operation) {
        boolean completed = operation.completion() != null;
        return new Op(
                operation.invocation().index(),
                completed ? operation.completion().index() : History.NONE,
                operation.actor().process(),
                operation.key(),
                operation.f(),
                operation.value(),
                operation.outcome() == EventType.OK ? operation.result() : null,
                operation.outcome(),
                operation.invocation().node(),
                completed ? operation.completion().node() : null,
                completed ? operation.completion().error() : null,
                operation.invocation().time(),
                completed ? operation.completion().time() : -1);
    }

    /** The operations of each key, an absent one included. */
    public static Map<Object, List<Op>> byKey(List<Op> ops) {
        Map<Object, List<Op>> byKey = new LinkedHashMap<>();
        ops.forEach(
                op -> byKey.computeIfAbsent(op.key, any -> new ArrayList<>()).add(op));
        return byKey;
    }

    public boolean is(String function) {
        return f.equals(function);
    }

    public boolean ok() {
        return outcome == EventType.OK;
    }

    public boolean info() {
        return outcome == EventType.INFO;
    }

    public boolean failed() {
        return outcome == EventType.FAIL;
    }

    /** The order in real time: this completed before the other was invoked. What nobody knows of precedes nothing. */
    public boolean rt(Op other) {
        return ok() && completion < other.invocation;
    }

    /** The order of the session. */
    public boolean so(Op other) {
        return process == other.process && rt(other);
    }
}
