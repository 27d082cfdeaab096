package io.inquest.systems;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** A store whose nodes can leave its cluster and join it while it serves. */
public interface Membership {
    /** The nodes that the store itself says are its members now, in ascending order; fails if it does not answer. */
    CompletionStage<List<Integer>> members();

    /**
     * Takes a node out, running or not; completes when the store says that it is no member, its process has ended and its
     * data are gone. If it fails, the node may be a member or not.
     */
    CompletionStage<Void> remove(int node);

    /** Puts a node in that is no member, with an empty disk; completes when the store says that it is one, and it runs. */
    CompletionStage<Void> add(int node);
}
