package io.inquest.checkers.loss;

import java.util.List;

/**
 * An acknowledged update that was lost: it had taken effect, nothing can have overwritten it, and yet operations that came
 * after it did not find it, nor did any operation after those. Operations are named by their invocations.
 *
 * @param update the update that is gone
 * @param proof a later update that took effect on a state without it; {@link io.inquest.history.History#NONE} if it is
 *     shown otherwise
 * @param evidence operations that had to find the update and did not, in the order of their completions: reads, and
 *     conditional updates that succeeded
 * @param finalProcesses how many processes did not find it at the end, when no update was under way and no fault in
 *     force, and none did; 0 if it is shown otherwise
 * @param successor the node that took over from the one that had acknowledged the update; null if the history does not
 *     show that. Where there is neither a proof nor an end, it is the successor's reads that show the loss
 */
public record Loss(int update, int proof, List<Integer> evidence, int finalProcesses, String successor) {
    public Loss {
        evidence = List.copyOf(evidence);
    }
}
