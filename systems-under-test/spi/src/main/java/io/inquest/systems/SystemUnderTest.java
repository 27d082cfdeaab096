package io.inquest.systems;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A store on a cluster, on trial. All calls, and all completions, are on the world's loop. */
public interface SystemUnderTest {
    /** Installs and starts it on every node; completes when it serves. Fails with a sentence for a person. */
    CompletionStage<Void> setUp();

    /** A new client for a worker. Each worker may prefer a node of its own. */
    Client open(int worker);

    /** Starts what is down, and completes when the store serves again (or, on its own patience, fails saying why). */
    CompletionStage<Void> recover();

    CompletionStage<Void> tearDown();

    /** An ability (such as {@link Killable}), if this store has it. */
    default <A> Optional<A> ability(Class<A> ability) {
        return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
    }
}
