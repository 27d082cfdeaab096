package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.linear.Phrases;
import io.inquest.checkers.linear.Transitions;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;

/** Says where the orders of operations on any objects end. */
final class ObjectImpasse {
    private final Program program;
    private final Phrases phrases;

    /** @param program has no legal order */
    ObjectImpasse(Program program, Model<?> model) {
        this.program = program;
        this.phrases = new Phrases(program.history, model);
    }

    /**
     * The finding.
     *
     * @param deepest the longest order that was found to go nowhere
     * @param all how many operations of the history count
     */
    Finding finding(String type, int[] deepest, int all) {
        int[] next = program.starts.clone();
        int[] states = new int[program.objects.length];
        int[] prefix = new int[deepest.length];
        for (int i = 0; i < deepest.length; i++) {
            int operation = deepest[i];
            prefix[i] = program.invocation(operation);
            next[program.sessionOf[operation]]++;
            int object = program.objectOf[operation];
            states[object] = program.part(operation).transitions.next(states[object], program.call(operation));
        }
        Impasse impasse = new Impasse(program.operations(), program.operations() < all);
        for (int i = 0; i < program.operations(); i++) {
            impasse.operation(program.invocation(i));
        }
        for (int object = 0; object < states.length; object++) {
            Part part = program.objects[object];
            impasse.state(phrases.object(part) + " is " + part.transitions.describe(states[object]));
        }
        for (int session = 0; session + 1 < program.starts.length; session++) {
            if (next[session] < program.starts[session + 1]) {
                int operation = next[session];
                Transitions transitions = program.part(operation).transitions;
                String state = transitions.describe(states[program.objectOf[operation]]);
                impasse.stuck(
                        program.invocation(operation),
                        phrases.impossible(program.invocation(operation), program.part(operation), state, false));
            }
        }
        int last = prefix.length == 0 ? History.NONE : prefix[prefix.length - 1];
        return impasse.finding(
                type,
                prefix,
                last == History.NONE ? null : phrases.operation(last),
                program.objects.length == 1 ? program.objects[0].keyValue() : null);
    }
}
