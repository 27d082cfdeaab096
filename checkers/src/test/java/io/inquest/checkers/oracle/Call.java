package io.inquest.checkers.oracle;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation that the definitions keep: not the failed ones, nor reads of which nobody knows what they returned.
 *
 * @param invocation the index of its invocation, by which it is known
 * @param process who invoked it
 * @param completion the index of its completion; it precedes in real time only what is invoked after that. Of an update
 *     that perhaps happened it means nothing
 * @param result what it returned; of an update that perhaps happened it means nothing
 */
record Call(
        int invocation, int completion, int process, Object key, String f, Object argument, Object result, Fate fate) {

    enum Fate {
        /** It happened. */
        OK,
        /** A cas that failed for a mismatch: it saw another value than the one it compared with. */
        MISMATCH,
        /** An update of which nobody knows: it may have happened, once, at any time after its invocation. */
        PERHAPS
    }

    /** Whether it comes before the other in real time. */
    boolean precedes(Call other) {
        return fate != Fate.PERHAPS && completion < other.invocation;
    }

    /** The operations of a history that the definitions keep, in the order of their invocations. */
    static List<Call> of(History history, SequentialObject object) {
        List<Call> calls = new ArrayList<>();
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            Fate fate = fate(history, operations, i, object);
            if (fate != null) {
                calls.add(new Call(
                        operations.invocation(i),
                        operations.completion(i),
                        history.process(operations.invocation(i)),
                        operations.get(i).key(),
                        operations.get(i).f(),
                        operations.get(i).value(),
                        operations.get(i).result(),
                        fate));
            }
        }
        return calls;
    }

    private static Fate fate(History history, Operations operations, int i, SequentialObject object) {
        String f = operations.get(i).f();
        int completion = operations.completion(i);
        EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
        switch (outcome) {
            case OK:
                return Fate.OK;
            case FAIL:
                return f.equals("cas") && "mismatch".equals(history.error(completion)) ? Fate.MISMATCH : null;
            default:
                return object.isUpdate(f, operations.get(i).value()) ? Fate.PERHAPS : null;
        }
    }
}
