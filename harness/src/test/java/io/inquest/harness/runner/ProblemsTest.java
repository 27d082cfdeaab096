package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Battlefield;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ProblemsTest extends ScriptedRuns {
    @Test
    void aProblemSaysWhatItIs() {
        assertEquals("so: port 7 is taken", Problems.sentence("so: ", new IOException("port 7 is taken")));
        assertEquals(
                "so: port 7 is taken",
                Problems.sentence("so: ", new CompletionException(new IOException("port 7 is taken"))));
        assertEquals("so: java.io.IOException", Problems.sentence("so: ", new IOException()));
        assertEquals(
                "so: java.lang.NoClassDefFoundError: org/example/Parser",
                Problems.sentence("so: ", new NoClassDefFoundError("org/example/Parser")));
    }

    @Test
    void onlyOfAMistakeInAProgramIsSaidWhereItCameFrom() {
        assertEquals(Optional.empty(), Problems.trace(new CompletionException(new IOException("port 7 is taken"))));
        String trace = Problems.trace(new CompletionException(new NullPointerException("nobody")))
                .orElseThrow();
        assertTrue(trace.startsWith("java.lang.NullPointerException: nobody"), trace);
        assertTrue(trace.contains(getClass().getName()), trace);
    }

    @Test
    void aRunThatFailsNotesItOnce() {
        List<String> notes = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void note(String message, long timeNanos) {
                notes.add(message);
            }
        };
        Scripted store = Scripted.echo(world, 1);
        store.setUp = CompletableFuture.failedFuture(new NullPointerException("nobody"));
        execute(new TestRun(spec(1), new Battlefield(world, cluster, store), calls(1), List.of(), listener));
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains(getClass().getName()), notes.get(0));
    }
}
