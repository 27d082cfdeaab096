package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;

/** Pushes of elements that are all different, and pops; in the end all is taken out. */
public final class StackWorkload implements Workload {
    @Override
    public String name() {
        return "stack";
    }

    @Override
    public String summary() {
        return "Pushes of elements that are all different, and pops; in the end all is taken out.";
    }

    @Override
    public Functions functions() {
        return Containers.functions("push", "pop");
    }

    @Override
    public List<OptionSpec> options() {
        return Containers.options();
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return Containers.plan("stack", config, "push", "pop", n -> n);
    }
}
