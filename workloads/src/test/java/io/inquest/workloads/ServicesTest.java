package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServicesTest {
    @Test
    void workloadsAreFound() {
        Set<String> names = new TreeSet<>();
        ServiceLoader.load(Workload.class).forEach(workload -> names.add(workload.name()));
        assertEquals(
                Set.of(
                        "bank",
                        "broadcast",
                        "causal-chain",
                        "counter",
                        "election",
                        "eventual",
                        "kv",
                        "list-append",
                        "lock",
                        "log",
                        "memory",
                        "priority-queue",
                        "queue",
                        "register",
                        "rw-register",
                        "sessions",
                        "set",
                        "stack",
                        "unique-ids"),
                names);
    }
}
