package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/** The ability to let nodes' disks go wrong. Damages add up, equal ones too: each is mended on its own. */
public interface DamagesDisks {
    CompletionStage<Void> damage(int node, DiskDamage damage);

    /** Ends one such damage; completes with whether there was one, that is no more. */
    CompletionStage<Boolean> mend(int node, DiskDamage damage);

    CompletionStage<DiskCounts> counts(int node);

    /** How many writes a power cut could lose now. */
    CompletionStage<Integer> unsynced(int node);

    /** Whether nothing runs on the node because its disk stopped the last process there. */
    CompletionStage<Boolean> isStopped(int node);
}
