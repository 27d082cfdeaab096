package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/** The ability to move a node's time of day. Monotonic clocks are not touched; see {@link DriftsClocks}. */
public interface SkewsClocks {
    /** Moves the node's wall clock by so much, forwards or back. */
    CompletionStage<Void> jump(int node, long nanos);

    /** How far the node's wall clock is from the harness's, as measured on the node. */
    CompletionStage<Long> offsetNanos(int node);
}
