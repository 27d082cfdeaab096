package io.inquest.nemesis;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A fault in force. */
public interface Injection {
    /** What was seen to change, as values of {@link io.inquest.history.Values}. */
    Map<String, Object> evidence();

    /**
     * Heals, checks that it healed, and completes with what the fault did and how its end was seen. The entry
     * {@code "effect"} is false if nothing was touched by it, such as a cut that stopped no message.
     */
    CompletionStage<Map<String, Object>> close();
}
