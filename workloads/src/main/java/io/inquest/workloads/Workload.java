package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;

/**
 * A generator of operations, the functions that a client must offer for it, and the object that its histories are
 * about. Found by {@link java.util.ServiceLoader}.
 */
public interface Workload {
    String name();

    /** One sentence for lists. */
    String summary();

    /**
     * The functions it uses: a client must offer all of them. Without a read and an update that succeed a run has tested
     * nothing, nor have many runs in which one of the functions never did.
     */
    Functions functions();

    List<OptionSpec> options();

    /** What to do under these settings. */
    Plan plan(WorkloadConfig config);
}
