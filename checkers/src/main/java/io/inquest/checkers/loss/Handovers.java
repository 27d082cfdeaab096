package io.inquest.checkers.loss;

import io.inquest.checkers.model.Access;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which node answered when: what a history shows of who was in charge. */
final class Handovers {
    /** How many updates a node must acknowledge, while no other answers anything, to have been in charge alone. */
    private static final int REIGN_MIN = 8;

    private final History history;
    private final Map<String, Access> functions;
    /** The completions of operations that were ok. */
    private final int[] answers;

    Handovers(History history, Map<String, Access> functions) {
        this.history = history;
        this.functions = functions;
        int[] found = new int[history.size()];
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.OK) {
                found[count++] = i;
            }
        }
        answers = Arrays.copyOf(found, count);
    }

    /**
     * Whether an operation was answered by a node that was in charge alone, and had taken over from the one that had
     * acknowledged an earlier update: first that one answered whatever was answered, then this one, which had
     * acknowledged something that was begun after the update before the operation was.
     */
    boolean isOfSuccessor(int update, int operation) {
        int acknowledged = history.completion(update);
        String former = history.node(acknowledged);
        String latter = history.node(history.completion(operation));
        if (former == null || latter == null || former.equals(latter)) {
            return false;
        }
        int own = Arrays.binarySearch(answers, acknowledged);
        int from = reignEnd(own, -1, former) + 1;
        int change = reignEnd(own, 1, former);
        int to = reignEnd(change, 1, latter);
        boolean within = to == answers.length || history.completion(operation) < answers[to];
        return within
                && hasActed(change, to, acknowledged, operation)
                && acknowledgements(from, change) >= REIGN_MIN
                && acknowledgements(change, to) >= REIGN_MIN;
    }

    /** The first place, from here in this direction, of an answer by another node. */
    private int reignEnd(int place, int direction, String node) {
        int end = place;
        while (end >= 0 && end < answers.length && node.equals(history.node(answers[end]))) {
            end += direction;
        }
        return end;
    }

    private int acknowledgements(int from, int to) {
        int count = 0;
        for (int i = from; i < to && count < REIGN_MIN; i++) {
            count += isUpdate(answers[i]) ? 1 : 0;
        }
        return count;
    }

    /** Whether one of these is of an update that was begun after one event and acknowledged before another. */
    private boolean hasActed(int from, int to, int after, int before) {
        for (int i = from; i < to && answers[i] < before; i++) {
            if (isUpdate(answers[i]) && history.invocation(answers[i]) > after) {
                return true;
            }
        }
        return false;
    }

    private boolean isUpdate(int answer) {
        Access access = functions.get(history.functionName(history.function(answer)));
        return access != null && access != Access.READ;
    }

    /**
     * The node that answered a witness of a loss, if it had taken over from the one that had acknowledged the update: it
     * acknowledged updates after that one and until it answered, and from the first of them the other gave no more, as
     * far as the evidence reaches. Else null.
     */
    String successor(int update, int witness, List<Integer> evidence) {
        int acknowledged = history.completion(update);
        int answer = history.completion(witness);
        int last = history.completion(evidence.get(evidence.size() - 1));
        String former = history.node(acknowledged);
        String latter = history.node(answer);
        if (former == null || latter == null || former.equals(latter)) {
            return null;
        }
        boolean tookOver = false;
        for (int acknowledgement : answers) {
            if (!isUpdate(acknowledgement)) {
                continue;
            }
            String node = history.node(acknowledgement);
            boolean during = acknowledgement > update && acknowledgement < acknowledged && latter.equals(node);
            boolean still = tookOver && acknowledgement <= last && former.equals(node);
            if (during || still) {
                return null;
            }
            tookOver |= acknowledgement > acknowledged && acknowledgement <= answer && latter.equals(node);
        }
        return tookOver ? latter : null;
    }
}
