package io.inquest.checkers;

import io.inquest.history.History;
import java.util.List;

/**
 * Decides one question about a history. Found by {@link java.util.ServiceLoader}; has no state of its own, so one
 * instance may check many histories, in several threads.
 */
public interface Checker {
    /** Its name on the command line and in reports, such as {@code linearizable}. */
    String name();

    /** One sentence for lists. */
    String summary();

    /**
     * The verdict. It keeps to the context's budget: past it, {@code unknown} with how far it got. It never throws for
     * what a history holds.
     */
    Verdict check(History history, CheckContext context);

    /** The settings that it takes besides {@code object}, such as bounds; a name is one meaning, whoever takes it. */
    default List<Setting> settings() {
        return List.of();
    }
}
