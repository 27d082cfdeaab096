package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest extends RecordedFiles {
    private void assertUnreadable(String sentence, String... arguments) {
        Console console = check(arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals("", console.out);
        assertEquals(254, console.status);
    }

    @Test
    void saysThatAHistoryIsValid() {
        Console console = check("good.jsonl");
        assertTrue(console.out.startsWith("""
            good.jsonl: valid (linearizable, 2 operations, 0 ms)

              other models
            """), console.out);
        assertTrue(
                console.out.matches("(?s).*\n    hold {7}[a-z, -]+ \\(strongest\\); and [^.]*slow,\\s.*"), console.out);
        assertEquals("", console.err);
        assertEquals(0, console.status);
    }

    @Test
    void showsWhatIsWrong() {
        Console console = check("bad.jsonl");
        assertTrue(console.out.startsWith("""
            bad.jsonl: invalid (linearizable, 2 operations, 0 ms)

              nonlinearizable (inquest explain nonlinearizable)
            """), console.out);
        assertTrue(console.out.contains("""

              event  process  operation  outcome  node  invoked   completed
              2      1        read "x"   ok null  n2    3.000 ms  4.000 ms

              other models
            """), console.out);
        assertEquals(1, console.status);
        assertTrue(console.out.lines().allMatch(line -> line.length() <= 80), console.out);
    }

    @Test
    void printsOneObjectAFileForPrograms() {
        String good = check("--json", "good.jsonl").out;
        assertTrue(
                good.startsWith(
                        "{\"file\":\"good.jsonl\",\"valid\":true,\"checks\":[{\"checker\":\"linearizable\",\"valid\":true,"
                                + "\"anomalies\":[],\"measures\":{\"objects\":1,"),
                good);
        assertTrue(
                good.contains("\"millis\":0}],\"measures\":{\"bounded-staleness\":{\"versions\":{\"p50\":0,\"p95\":0,"),
                good);
        assertTrue(good.contains(",\"causal-convergence\":true,"), good);
        assertTrue(good.contains(",\"writes-follow-reads\":true"), good);
        assertTrue(good.endsWith("}}\n"), good);
        String bad = check("bad.jsonl", "--json").out;
        assertTrue(
                bad.startsWith("{\"file\":\"bad.jsonl\",\"valid\":false,\"checks\":[{\"checker\":\"linearizable\","
                        + "\"valid\":false,\"anomalies\":[{\"type\":\"nonlinearizable\",\"explanation\":\""),
                bad);
        assertTrue(bad.contains("\"operations\":[2]}],\"measures\":{"), bad);
        assertTrue(bad.contains("\"causal-memory\":true,"), bad);
        String unknown = check("strange.jsonl", "--json").out;
        assertTrue(unknown.startsWith("{\"file\":\"strange.jsonl\",\"valid\":\"unknown\","), unknown);
    }

    @Test
    void theWorstFileCounts() {
        assertEquals(0, check("good.jsonl", "good.jsonl").status);
        assertEquals(2, check("strange.jsonl", "good.jsonl").status);
        assertEquals(1, check("bad.jsonl", "strange.jsonl", "good.jsonl").status);
    }

    @Test
    void whatCannotBeReadDoesNotStopTheOthers() {
        Console json = check("--json", "missing.jsonl", "bad.jsonl");
        assertEquals(2, json.out.lines().count());
        assertTrue(json.out.startsWith("{\"file\":\"missing.jsonl\",\"error\":\"there is no such file"), json.out);
        assertEquals("", json.err);
        assertEquals(254, json.status);
        Console text = check("missing.jsonl", "bad.jsonl");
        assertTrue(text.out.startsWith("bad.jsonl: invalid"), text.out);
        assertEquals(254, text.status);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertUnreadable("god.jsonl: there is no such file; did you mean \"good.jsonl\"?", "god.jsonl");
        assertUnreadable("no/where.jsonl: there is no such file; is the folder right?", "no/where.jsonl");
        assertUnreadable(
                "nothing-like-it: there is no such file; a run's history is results/latest/history.jsonl",
                "nothing-like-it");
        Files.createDirectory(directory.resolve("folder"));
        assertUnreadable("folder: is a folder; name the file of a history in it", "folder");
        write("folder/history.jsonl", WRITTEN);
        assertUnreadable("folder: is a folder; its history is folder/history.jsonl", "folder");
        write("prose.txt", "It was a dark and stormy night.");
        assertUnreadable(
                "prose.txt:1:1: expected an event, a JSON object that begins with \"{\", found \"I\"; the file looks"
                        + " like no format that is known (awdit, dbcop, dbcop-text, edn, jepsen-log, jsonl, plume):"
                        + " describe yours with --mapping",
                "prose.txt");
        write("empty.jsonl", "");
        assertUnreadable(
                "empty.jsonl: holds no operation of an object that is known; its functions: none; say which it is"
                        + " with --object register",
                "empty.jsonl");
    }

    @Test
    void aHistoryInWhichNothingSucceededProvesNothing() throws IOException {
        write("none.jsonl", "");
        Console none = check("none.jsonl", "--object", "register");
        assertEquals(2, none.status, none.out + none.err);
        assertTrue(none.out.contains("the test did not exercise anything: none was invoked."), none.out);

        write("lost.jsonl", event("invoke", "write", "1") + event("info", "write", "1"));
        Console lost = check("lost.jsonl", "--json");
        assertEquals(2, lost.status, lost.out + lost.err);
        assertTrue(lost.out.contains("\"valid\":\"unknown\""), lost.out);
        assertTrue(lost.out.contains("\"checker\":\"vacuous\""), lost.out);

        write("read.jsonl", event("invoke", "read", "null") + event("ok", "read", "null"));
        Console read = check("read.jsonl", "--json", "--object", "register");
        assertEquals(0, read.status, read.out + read.err);
        assertTrue(!read.out.contains("vacuous"), read.out);
    }

    @Test
    void aModelMayBeNamedByAnotherOfItsNames() {
        Console console = check("good.jsonl", "--model", "atomic", "--json");
        assertEquals(0, console.status, console.err);
        assertTrue(console.out.contains("\"checker\":\"linearizable\""), console.out);
    }

    @Test
    void aBrokenLastLineIsAWarning() throws IOException {
        write("torn.jsonl", WRITTEN + "{\"type\":\"ok\",\"proc");
        Console console = check("torn.jsonl");
        assertTrue(console.err.startsWith("inquest: torn.jsonl:4: the last line is broken"), console.err);
        assertEquals(0, console.status);
    }

    @Test
    void theObjectIsInTheRunsOwnFile() throws IOException {
        write("run.json", "{\"version\":\"1\",\"spec\":{\"object\":\"set\"},\"object\":\"register\"}");
        assertEquals(0, check("good.jsonl").status);
        assertEquals(0, check("good.jsonl", "--object", "register").status);
        assertUnreadable(
                "good.jsonl: has the object register, says the run.json beside it, and --object says kv; leave"
                        + " --object out, or copy the file elsewhere",
                "good.jsonl",
                "--object",
                "kv");
        write("run.json", "{\"object\":\"teapot\"}");
        assertUnreadable(
                "good.jsonl: has the object \"teapot\", says the run.json beside it, and that is no object that this"
                        + " version knows",
                "good.jsonl");
        write("run.json", "{");
        assertUnreadable(
                "good.jsonl: has a run.json beside it that cannot be read; copy the history elsewhere and say --object",
                "good.jsonl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read|1|may have the object counter or register; say which with --object counter",
                "read|[1]|may have the object register or set; say which with --object register",
                "add|1|may have the object counter or set; say which with --object counter",
            })
    void anObjectThatCannotBeToldIsAskedFor(String f, String value, String sentence) throws IOException {
        write("some.jsonl", event("invoke", f, "null") + event("ok", f, value));
        assertUnreadable("some.jsonl: " + sentence, "some.jsonl");
    }

    /** By their own checkers; how they stand to the other models is beside it. */
    @Test
    void objectsAreJudgedByTheirOwnModels() throws IOException {
        String put = event("invoke", "push", "1") + event("ok", "push", "1");
        write("stack.jsonl", put + event("invoke", "pop", "null") + event("ok", "pop", "1"));
        Console good = check("stack.jsonl");
        assertEquals(0, good.status);
        assertTrue(good.out.startsWith("stack.jsonl: valid (stack, 2 operations, "), good.out);
        assertTrue(good.out.matches("(?s).*hold +strict \\(strongest\\); and linearizable, .*"), good.out);
        write("lost.jsonl", put + event("invoke", "pop", "null") + event("ok", "pop", "null"));
        Console bad = check("lost.jsonl");
        assertEquals(1, bad.status);
        assertTrue(bad.out.contains("  lost (inquest explain lost)\n  1, put into the stack by process"), bad.out);
        assertTrue(bad.out.matches("(?s).*violated [a-z, ();]*linearizable.*"), bad.out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [w x 1] [r x 1]|linearizable",
                "0: [w x 1] [sync]\\n1:               [sync] [r x 1]|weak",
                "0: [acquire l null] [w x 1]|release",
                "0: [acquire l {\"guards\":[\"x\"]}] [w x 1]|entry",
                "0: [acquire l null] [release l null]|lock",
            })
    void memoriesAreJudgedByHowTheirSessionsSynchronise(String drawing, String model) throws IOException {
        write("memory.jsonl", events(drawing.replace("\\n", "\n")));
        String out = check("memory.jsonl").out;
        assertTrue(out.startsWith("memory.jsonl: valid (" + model + ","), out);
    }

    /** A queue, and a lock that another process releases, as Jepsen and Knossos write them. */
    @Test
    void objectsOfOtherToolsAreJudged() throws IOException {
        write("queue.edn", """
            [{:process 0, :type :invoke, :f :enqueue, :value 1}
             {:process 0, :type :ok, :f :enqueue, :value 1}
             {:process 0, :type :invoke, :f :enqueue, :value 2}
             {:process 1, :type :invoke, :f :dequeue, :value nil}
             {:process 1, :type :ok, :f :dequeue, :value 1}
             {:process 0, :type :info, :f :enqueue, :value 2, :error :timeout}
             {:process 1, :type :invoke, :f :dequeue, :value nil}
             {:process 1, :type :fail, :f :dequeue, :value nil, :error :exhausted}]
            """);
        assertEquals(0, check("queue.edn", "--model", "linearizable").status);
        write("mutex.edn", """
            {:process 0, :type :invoke, :f :acquire}
            {:process 0, :type :ok, :f :acquire}
            {:process 1, :type :invoke, :f :release}
            {:process 1, :type :ok, :f :release}
            """);
        assertEquals(0, check("mutex.edn", "--object", "mutex").status);
        Console lock = check("mutex.edn", "--object", "lock", "--model", "linearizable");
        assertEquals(1, lock.status);
        assertTrue(
                lock.out
                        .replaceAll("\\s+", " ")
                        .contains("Process 1's release (event 2) is not possible: the lock is held by process 0."),
                lock.out);
        write("txn.edn", """
            {:process 0, :type :invoke, :f :txn, :value [[:w :x 1] [:r :y nil]]}
            {:process 0, :type :ok, :f :txn, :value [[:w :x 1] [:r :y nil]]}
            {:process 1, :type :invoke, :f :txn, :value [[:r :x nil]]}
            {:process 1, :type :ok, :f :txn, :value [[:r :x 1]]}
            """);
        assertEquals(0, check("txn.edn", "--object", "multi-register").status);
    }

    @Test
    void modelsAreChecksOfTheirOwn() {
        assertEquals(0, check("good.jsonl", "--model", "linearizable").status);
        Console mistyped = check("good.jsonl", "--model", "linearizible");
        assertEquals(
                "inquest: no model \"linearizible\"; did you mean \"linearizable\"? (inquest list models)\n",
                mistyped.err);
        assertEquals(254, mistyped.status);
    }

    @Test
    void refusesWithOneSentence() {
        assertUnreadable("check takes the files of histories, such as: inquest check results/latest/history.jsonl");
        assertUnreadable(
                "no object \"regster\"; did you mean \"register\"? (" + String.join(", ", HistoryObject.words()) + ")",
                "good.jsonl",
                "--object",
                "regster");
        assertUnreadable(
                "--time-limit takes a time above 0, such as 30, 60s, 2m or 500ms, not \"soon\"",
                "good.jsonl",
                "--time-limit",
                "soon");
        Console greedy = check("good.jsonl", "--memory", "9999t");
        assertTrue(greedy.err.startsWith("inquest: --memory 9999t is more than the "), greedy.err);
        assertEquals(254, greedy.status);
    }

    @Test
    void readsOtherToolsFormats() throws IOException {
        write(
                "h.edn",
                "[{:process 0 :type :invoke :f :write :value 1}{:process 0 :type :ok :f :write :value 1}"
                        + "{:process 1 :type :invoke :f :read :value nil}{:process 1 :type :ok :f :read :value 1}]\n");
        String valid = "h.edn: valid (linearizable, 2 operations, 0 ms)\n";
        assertTrue(check("h.edn").out.startsWith(valid));
        assertTrue(check("h.edn", "--format", "edn").out.startsWith(valid));
        assertUnreadable(
                "h.edn:1:1: expected an event, a JSON object that begins with \"{\", found \"[\"",
                "h.edn",
                "--format",
                "jsonl");
        assertUnreadable("no format \"end\"; did you mean \"edn\"? (inquest list formats)", "h.edn", "--format", "end");
    }

    @Test
    void readsOnesOwnLogsByAMapping() throws IOException {
        write("mapping.yaml", "process: who\nstart: t0\nend: t1\nf: op\nargument: arg\nresult: res\n");
        write("calls.csv", "who,t0,t1,op,arg,res\na,0,1,write,1,\nb,2,3,read,,0\n");
        Console console = check("calls.csv", "--mapping", "mapping.yaml");
        assertTrue(console.out.startsWith("calls.csv: invalid (linearizable, 2 operations, 0 ms)\n"), console.out);
        assertEquals(1, console.status);
        assertUnreadable(
                "\"calls.csv\" is no mapping: it needs entries such as \"process: client\"",
                "calls.csv",
                "--mapping",
                "calls.csv");
        assertUnreadable(
                "give --format for a format that is known or --mapping for one that you describe, not both",
                "calls.csv",
                "--mapping",
                "mapping.yaml",
                "--format",
                "edn");
    }
}
