package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServicesTest {
    @Test
    void workloadsAreFound() {
        Set<String> names = new TreeSet<>();
        ServiceLoader.load(Workload.class).forEach(workload -> names.add(workload.name()));
        assertTrue(names.containsAll(Set.of("register", "kv")), names.toString());
    }
}
