package io.inquest.systems;

import java.util.concurrent.CompletionStage;

/** A store whose nodes may be killed and started again. */
public interface Killable {
    /** Starts the store on a node where it is down; completes when its process runs. */
    CompletionStage<Void> start(int node);
}
