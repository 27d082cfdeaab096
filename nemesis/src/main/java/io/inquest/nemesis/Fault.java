package io.inquest.nemesis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** One fault, as data: what is to be broken, and where. It can be written down and read back by its kind's name. */
public interface Fault {
    /** The name of its kind, such as {@code partition}: the {@code f} of its events. */
    String name();

    /** Everything needed to make it again, as a value of {@link io.inquest.history.Values}. */
    Map<String, Object> toValue();

    /** The names of the nodes it strikes, so that one that names a node there is not is refused before the run. */
    default List<String> nodes() {
        return List.of();
    }

    /**
     * Breaks it. Completes once the effect was seen, or exceptionally with a sentence that says what was not seen; then
     * nothing stays broken.
     */
    CompletionStage<Injection> inject(Battlefield field);
}
