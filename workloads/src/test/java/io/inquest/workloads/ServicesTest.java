package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                        "causal-reverse",
                        "counter",
                        "dirty-read",
                        "election",
                        "eventual",
                        "kv",
                        "list-append",
                        "lock",
                        "log",
                        "long-fork",
                        "memory",
                        "monotonic",
                        "priority-queue",
                        "queue",
                        "register",
                        "rw-register",
                        "sessions",
                        "set",
                        "stack",
                        "unique-ids",
                        "write-skew"),
                names);
    }

    /** With their functions, whatever the order. */
    @Test
    void theyAreOnTheirPage() throws IOException {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(project.resolve("docs"))) {
            project = project.getParent();
        }
        Map<String, Set<String>> onPage = new TreeMap<>();
        for (String line : Files.readAllLines(project.resolve("docs/workloads.md"))) {
            Matcher row = Pattern.compile("\\| `([a-z-]+)` \\| (`[^|]+`) \\|.*").matcher(line);
            if (row.matches()) {
                onPage.put(
                        row.group(1),
                        new TreeSet<>(List.of(row.group(2).replace("`", "").split(", "))));
            }
        }
        Map<String, Set<String>> installed = new TreeMap<>();
        for (Workload workload : ServiceLoader.load(Workload.class)) {
            installed.put(workload.name(), new TreeSet<>(workload.functions().all()));
        }
        assertEquals(installed, onPage);
    }
}
