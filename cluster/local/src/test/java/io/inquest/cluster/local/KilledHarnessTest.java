package io.inquest.cluster.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.host.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A harness is killed at some point of its work; what it wrote down is undone, and then nothing is left. {@code
 * -Dkills=100 -Dseed=1} kills that many, from that seed on.
 */
@Timeout(180)
@Tag("hosts")
final class KilledHarnessTest {
    private static final String VARIABLE = "INQUEST_TRIAL";
    /** Some more than opening, working and closing once say. */
    private static final int LINES_MAX = 80;

    private static final int NANOS_MAX = 5_000_000;

    @TempDir
    private Path temp;

    @BeforeAll
    static void requireRoot() throws IOException {
        LocalBackend.requireRoot();
    }

    static LongStream seeds() {
        long first = Long.getLong("seed", 1);
        return LongStream.range(first, first + Long.getLong("kills", 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLeftAfterAKillAtAnyPoint(long seed) throws Exception {
        Random random = new Random(seed);
        String id = LocalBackend.nextId();
        Path journal = temp.resolve("journal");
        ProcessBuilder builder = new ProcessBuilder(
                        Programs.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Programs.classPath(
                                List.of(Host.class, Backend.class, LocalProvider.class, Victim.class, Test.class)),
                        Victim.class.getName(),
                        id,
                        journal.toString())
                .redirectErrorStream(true);
        // whatever it starts inherits it, and is known by it
        builder.environment().put(VARIABLE, id);
        Process victim = builder.start();
        BufferedReader said = victim.inputReader();
        List<String> before = new ArrayList<>();
        for (int lines = 1 + random.nextInt(LINES_MAX); lines > 0; lines--) {
            String line = said.readLine();
            assertNotNull(line, () -> "it ended by itself: " + before);
            before.add(line);
        }
        awaitNanos(random.nextInt(NANOS_MAX));
        victim.toHandle().destroyForcibly();
        victim.waitFor();

        FileUndo.heal(journal, new LocalProvider());
        String when = "seed " + seed + ", killed after " + before;
        assertEquals(List.of(), Leftovers.folders(id), when);
        while (!Leftovers.processes(VARIABLE + "=" + id).isEmpty()
                || !Leftovers.interfaces(id).isEmpty()) {
            Thread.onSpinWait();
        }
        // a second time, as by somebody who does not know
        FileUndo.heal(journal, new LocalProvider());
    }

    /** A point between two lines. */
    private static void awaitNanos(int nanos) {
        LockSupport.parkNanos(nanos);
    }
}
