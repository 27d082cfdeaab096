package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;

/** Inserts of numbers that are all different, and delete-mins; in the end all is taken out. */
public final class PriorityQueueWorkload implements Workload {
    /** Two primes: so many numbers come in an order of which every stretch is spread evenly over them. */
    private static final long BLOCK = 1009;

    private static final long STRIDE = 617;

    @Override
    public String name() {
        return "priority-queue";
    }

    @Override
    public String summary() {
        return "Inserts of numbers that are all different, and delete-mins; in the end all is taken out.";
    }

    @Override
    public Functions functions() {
        return Containers.functions("insert", "delete-min");
    }

    @Override
    public List<OptionSpec> options() {
        return Containers.options();
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return Containers.plan(
                "priority-queue", config, "insert", "delete-min", n -> n / BLOCK * BLOCK + n * STRIDE % BLOCK);
    }
}
