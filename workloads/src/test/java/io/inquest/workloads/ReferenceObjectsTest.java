package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.history.History;
import io.inquest.workloads.References.Reference;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.StaleRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every workload against its in-memory object, without a store: what the object does right is found valid, and its bug is
 * found: on 200 seeds of each with {@code -Dreference.seeds=200}. So a workload whose operations show nothing does not
 * pass for one that found nothing wrong.
 */
class ReferenceObjectsTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 6);
    private static final int CLIENTS = 6;

    private static final Map<String, Workload> WORKLOADS = new TreeMap<>();
    private static final Map<String, Checker> CHECKERS = new TreeMap<>();

    static {
        ServiceLoader.load(Workload.class).forEach(workload -> WORKLOADS.put(workload.name(), workload));
        ServiceLoader.load(Checker.class).forEach(checker -> CHECKERS.put(checker.name(), checker));
    }

    private static Set<String> workloads() {
        return WORKLOADS.keySet();
    }

    private static Plan plan(String name) {
        Workload workload = WORKLOADS.get(name);
        return workload.plan(TestRun.config(workload, Map.of(), CLIENTS));
    }

    private static void assertFound(
            Validity expected, String workload, List<String> checkers, LongFunction<InMemoryObject> object) {
        Plan plan = plan(workload);
        Map<String, Object> settings = new HashMap<>(plan.settings());
        settings.put("object", plan.object());
        CheckContext context = CheckContext.defaults().withSettings(settings);
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = TestRun.overlapping(seed, WORKLOADS.get(workload), Map.of(), CLIENTS, object.apply(seed));
            String where = workload + ", seed " + seed + ", ";
            for (String checker : checkers) {
                Verdict verdict = CHECKERS.get(checker).check(history, context);
                assertEquals(expected, verdict.validity(), () -> where + checker + ": " + verdict.findings());
            }
        }
    }

    @Test
    void oneWithABugIsFoundOut() throws IOException {
        Workload workload = new RegisterWorkload();
        long seed = 1;
        InMemoryObject object = new StaleRegister(new SeededRandom(seed));
        History history = TestRun.overlapping(seed, workload, Map.of(), CLIENTS, object);
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "register"));
        Verdict verdict = new LinearizableChecker().check(history, context);
        assertEquals(Validity.INVALID, verdict.validity());
        assertDocumented("A workload without a store");
    }

    /** The code under a heading is code of this class. */
    private static void assertDocumented(String heading) throws IOException {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(project.resolve("docs"))) {
            project = project.getParent();
        }
        String section = Files.readString(project.resolve("docs/testing-your-own-store.md"))
                .split("## " + heading + "\n")[1];
        String code = section.split("```java\n")[1].split("```")[0];
        String own = Files.readString(
                project.resolve("workloads/src/test/java/io/inquest/workloads/ReferenceObjectsTest.java"));
        code.lines().forEach(line -> assertTrue(own.contains("        " + line + "\n"), line));
    }

    @Test
    void everyWorkloadHasOne() {
        for (String workload : workloads()) {
            assertTrue(
                    References.ALL.containsKey(workload),
                    workload + " needs an object in io.inquest.workloads.memory, and one with a bug");
        }
        assertEquals(workloads(), References.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatTheyDoIsFoundValid(String workload) {
        Reference reference = References.ALL.get(workload);
        assertFound(Validity.VALID, workload, reference.checkers(), reference::correct);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatTheirBugsDoIsFoundInvalid(String workload) {
        Reference reference = References.ALL.get(workload);
        assertFound(Validity.INVALID, workload, reference.checkers(), reference::wrong);
    }

    /** A workload for one anomaly of transactions has its bug show that and no worse. */
    @ParameterizedTest
    @CsvSource({
        "rw-register, serializable",
        "long-fork, parallel-snapshot-isolation",
        "write-skew, snapshot-isolation",
        "monotonic, serializable",
        "causal-reverse, serializable",
        "dirty-read, read-uncommitted"
    })
    void theirBugsKeepToTheNextWeakerModel(String workload, String model) {
        Reference reference = References.ALL.get(workload);
        assertFound(Validity.VALID, workload, List.of(model), reference::wrong);
    }
}
