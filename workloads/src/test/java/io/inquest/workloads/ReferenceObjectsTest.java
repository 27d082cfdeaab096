package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.history.History;
import io.inquest.workloads.memory.ForgetfulKv;
import io.inquest.workloads.memory.InMemoryKv;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import io.inquest.workloads.memory.StaleRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every workload against its in-memory object, without a store: what the object does right is found valid, and its bug is
 * found: on 200 seeds of each with {@code -Dreference.seeds=200}. So a workload whose operations show nothing does not pass for one that found nothing wrong.
 */
class ReferenceObjectsTest {
    private static final int SEEDS = Integer.getInteger("reference.seeds", 40);
    private static final int CLIENTS = 6;

    /** A workload's object, and the same with a bug that a seed drives. */
    private record Reference(Supplier<InMemoryObject> correct, LongFunction<InMemoryObject> wrong) {}

    private static final Map<String, Reference> REFERENCES = new TreeMap<>(Map.of(
            "register",
            new Reference(InMemoryRegister::new, seed -> new StaleRegister(new SeededRandom(seed))),
            "kv",
            new Reference(InMemoryKv::new, seed -> new ForgetfulKv(new SeededRandom(seed)))));

    private static List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        ServiceLoader.load(Workload.class).forEach(workloads::add);
        return workloads;
    }

    private static Verdict check(Workload workload, long seed, InMemoryObject object) {
        History history = TestRun.overlapping(seed, workload, Map.of(), CLIENTS, object);
        String about =
                workload.plan(TestRun.config(workload, Map.of(), CLIENTS)).object();
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", about));
        return new LinearizableChecker().check(history, context);
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
        for (Workload workload : workloads()) {
            assertTrue(
                    REFERENCES.containsKey(workload.name()),
                    workload.name() + " needs an object in io.inquest.workloads.memory, and one with a bug");
        }
        assertEquals(REFERENCES.size(), workloads().size());
    }

    @Test
    void whatTheyDoIsFoundValid() {
        for (Workload workload : workloads()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Verdict verdict = check(
                        workload,
                        seed,
                        REFERENCES.get(workload.name()).correct().get());
                assertEquals(Validity.VALID, verdict.validity(), workload.name() + ", seed " + seed + ": " + verdict);
            }
        }
    }

    @Test
    void whatTheirBugsDoIsFoundInvalid() {
        for (Workload workload : workloads()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Verdict verdict = check(
                        workload, seed, REFERENCES.get(workload.name()).wrong().apply(seed));
                assertEquals(Validity.INVALID, verdict.validity(), workload.name() + ", seed " + seed);
            }
        }
    }
}
