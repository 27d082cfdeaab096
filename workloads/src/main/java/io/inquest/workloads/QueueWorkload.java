package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;

/** Enqueues of elements that are all different, and dequeues; in the end all is taken out. */
public final class QueueWorkload implements Workload {
    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String summary() {
        return "Enqueues of elements that are all different, and dequeues; in the end all is taken out.";
    }

    @Override
    public Functions functions() {
        return Containers.functions("enqueue", "dequeue");
    }

    @Override
    public List<OptionSpec> options() {
        return Containers.options();
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return Containers.plan("queue", config, "enqueue", "dequeue", n -> n);
    }
}
