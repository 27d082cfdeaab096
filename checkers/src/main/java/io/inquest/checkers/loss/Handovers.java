package io.inquest.checkers.loss;

import io.inquest.checkers.model.Access;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which node acknowledged updates, of any key, when: what a history shows of who was in charge. */
final class Handovers {
    /** How many acknowledgements in a row, and no other's, show that a node is in charge alone. */
    private static final int REIGN_MIN = 8;

    private final History history;
    /** The completions of acknowledged updates. */
    private final int[] acknowledgements;

    Handovers(History history, Map<String, Access> functions) {
        this.history = history;
        int[] found = new int[history.size()];
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            boolean isUpdate = history.type(i) == EventType.OK
                    && functions.get(history.functionName(history.function(i))) == Access.UPDATE;
            if (isUpdate) {
                found[count++] = i;
            }
        }
        acknowledgements = Arrays.copyOf(found, count);
    }

    /**
     * Whether an operation was answered by a node that was in charge, and had taken over from the one that had
     * acknowledged an earlier update: first that one acknowledged whatever was acknowledged, then this one, which had
     * acknowledged something that was begun after the update before it answered.
     */
    boolean isOfSuccessor(int update, int operation) {
        int acknowledged = history.completion(update);
        int answer = history.completion(operation);
        String former = history.node(acknowledged);
        String latter = history.node(answer);
        if (former == null || latter == null || former.equals(latter)) {
            return false;
        }
        int own = Arrays.binarySearch(acknowledgements, acknowledged);
        int from = reignEnd(own, -1, former) + 1;
        int change = reignEnd(own, 1, former);
        int to = reignEnd(change, 1, latter);
        boolean acted = false;
        for (int i = change; i < to && acknowledgements[i] < operation; i++) {
            acted |= history.invocation(acknowledgements[i]) > acknowledged;
        }
        boolean within = to == acknowledgements.length || answer < acknowledgements[to];
        return acted && within && change - from >= REIGN_MIN && to - change >= REIGN_MIN;
    }

    /** The first place, from here in this direction, of an acknowledgement by another node. */
    private int reignEnd(int place, int direction, String node) {
        int end = place;
        while (end >= 0 && end < acknowledgements.length && node.equals(history.node(acknowledgements[end]))) {
            end += direction;
        }
        return end;
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
        for (int acknowledgement : acknowledgements) {
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
