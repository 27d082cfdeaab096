package io.inquest.workloads;

import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/**
 * A generator of operations, the functions that a client must offer for it, and the object that its histories are
 * about. Found by {@link java.util.ServiceLoader}.
 */
public interface Workload {
    String name();

    /** One sentence for lists. */
    String summary();

    /** The functions it uses, which are also those of which each must succeed somewhere in a run. */
    Set<String> functions();

    List<OptionSpec> options();

    /** What to do under these settings. */
    Plan plan(WorkloadConfig config);
}
