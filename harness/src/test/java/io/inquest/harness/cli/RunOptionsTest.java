package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Index;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
    @TempDir
    private Path directory;

    private RunRequest parse(String... arguments) {
        AskedRuns recorder = new AskedRuns();
        Console console = Console.run(directory, recorder, withShelf(arguments));
        assertEquals("", console.err);
        assertEquals(1, console.status);
        return recorder.asked;
    }

    private void assertRefused(String sentence, String... arguments) {
        AskedRuns recorder = new AskedRuns();
        Console console = Console.run(directory, recorder, withShelf(arguments));
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals(254, console.status);
        assertNull(recorder.asked);
    }

    private static String[] withShelf(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run", "--system", "shelf"));
        all.addAll(List.of(arguments));
        return all.toArray(new String[0]);
    }

    @Test
    void aModelMayBeNamedByAnotherOfItsNames() {
        assertEquals(List.of("linearizable"), parse("--model", "atomic").spec().models());
        assertEquals(List.of(), parse().spec().models());
        assertRefused(
                "--model names \"linearizable\" twice: \"atomic\" is another name for it",
                "--model",
                "linearizable,atomic");
        assertRefused("no model \"atomc\" (inquest list models)", "--model", "linearizable,atomc");
    }

    @Test
    void fillsInTheDefaults() {
        RunRequest request = parse();
        RunSpec spec = request.spec();
        assertEquals("shelf", spec.system());
        assertEquals("register", spec.workload());
        assertEquals(List.of("partition", "kill"), spec.nemeses());
        assertEquals("sim", spec.cluster());
        assertEquals(3, spec.nodes());
        assertEquals(60_000_000_000L, spec.timeLimitNanos());
        assertEquals(200, spec.rate());
        assertEquals(6, spec.concurrency());
        assertEquals(7, spec.seed());
        assertNull(spec.bug());
        assertNull(spec.model());
        assertEquals("oak", spec.options().get("wood"));
        assertEquals("4", spec.options().get("boards"));
        assertEquals("linearizable", request.promise().model());
        assertEquals(new SeedRange(7, 7), request.seeds());
        assertEquals(directory.resolve("results"), request.results());
    }

    @Test
    void takesWhatIsGiven() {
        RunRequest request = parse(
                "--workload=register",
                "--nemesis",
                "pause,clock",
                "--cluster",
                "sim",
                "--nodes",
                "5",
                "--time-limit",
                "2m",
                "--rate",
                "12.5",
                "--concurrency",
                "4",
                "--seeds",
                "-3..40",
                "--bug",
                "wobbly",
                "--model",
                "linearizable",
                "--wood",
                "birch",
                "--results",
                "out",
                "--quiet");
        RunSpec spec = request.spec();
        assertEquals(List.of("pause", "clock"), spec.nemeses());
        assertEquals(5, spec.nodes());
        assertEquals(120_000_000_000L, spec.timeLimitNanos());
        assertEquals(12.5, spec.rate());
        assertEquals(4, spec.concurrency());
        assertEquals(-3, spec.seed());
        assertEquals("wobbly", spec.bug());
        assertEquals(List.of("linearizable"), spec.models());
        assertEquals("birch", spec.options().get("wood"));
        assertEquals(new SeedRange(-3, 40), request.seeds());
        assertEquals(directory.resolve("out"), request.results());
        assertTrue(request.quiet());
    }

    @Test
    void theChosenFaultsDeclareOptionsOfTheirOwn() {
        Map<String, String> options = parse("--kill-targets", "one,all").spec().options();
        assertEquals("one,all", options.get("kill-targets"));
        assertEquals("any", options.get("partition-shapes"));
        assertFalse(options.containsKey("pause-targets"));
        assertRefused(
                "--pause-targets is of the fault pause, and this run has only partition, kill; name it in --nemesis",
                "--pause-targets",
                "one");
    }

    @Test
    void withoutANemesisNothingBreaks() {
        assertEquals(List.of(), parse("--nemesis", "none").spec().nemeses());
    }

    @Test
    void aRunWithoutAStoreTakesTheOneThatIsMarked() {
        AskedRuns recorder = new AskedRuns();
        Console.run(directory, recorder, "run");
        String marked = Index.of(new Distribution(null, List.of())).defaultSystem();
        assertEquals(marked, recorder.asked.spec().system());
    }

    @Test
    void aDryRunSaysWhatItWouldDo() {
        AskedRuns recorder = new AskedRuns();
        Console console = Console.run(
                directory, recorder, withShelf("--dry-run", "--bug", "dusty", "--time-limit", "1500ms", "--rate", "0"));
        assertTrue(console.out.replaceAll("(?<=\\S) {2,}", "  ").startsWith("""
                        This would be run:
                          system  shelf, with the bug dusty
                          cluster  sim, 3 nodes
                          workload  register, 6 clients, as fast as they can
                          nemesis  partition, kill
                          time limit  1.5 s
                          judged by  linearizable, which the store promises
                          seed  7
                          --boards  4
                        """), console.out);
        assertEquals(0, console.status);
        assertNull(recorder.asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workload|regsiter|no workload \"regsiter\"; did you mean \"register\"? (inquest list workloads)",
                "--nemesis|kil|no nemesis \"kil\"; did you mean \"kill\"? (inquest list nemeses)",
                "--nemesis|kill,,pause|--nemesis takes names separated by commas, not \"kill,,pause\"",
                "--nemesis|kill,kill|--nemesis names \"kill\" twice",
                "--nemesis|kill,none|--nemesis takes \"none\" alone, or the names of faults",
                "--cluster|smi|no cluster \"smi\"; did you mean \"sim\"? (inquest list clusters)",
                "--hosts|hosts.txt|--hosts lists real hosts, and the simulation makes up its own: leave it out, or name the"
                        + " cluster that has them, such as --cluster ssh",
                "--nodes|0|--nodes takes a whole number from 1 to 99, not \"0\"",
                "--nodes|three|--nodes takes a whole number from 1 to 99, not \"three\"",
                "--concurrency|-1|--concurrency takes a whole number from 1 to 10000, not \"-1\"",
                "--time-limit|0|--time-limit takes a time above 0, such as 30, 60s, 2m or 500ms, not \"0\"",
                "--time-limit|2 min|--time-limit takes a time above 0, such as 30, 60s, 2m or 500ms, not \"2 min\"",
                "--time-limit|999999999999h|--time-limit takes a time above 0, such as 30, 60s, 2m or 500ms, not"
                        + " \"999999999999h\"",
                "--rate|fast|--rate takes operations a second, such as 100 (0: no limit), not \"fast\"",
                "--rate|-1|--rate takes operations a second, such as 100 (0: no limit), not \"-1\"",
                "--seed|x|--seed takes a whole number, not \"x\"",
                "--seeds|5|--seeds takes a range of whole numbers such as 1..50, not \"5\"; for a single seed there is --seed",
                "--seeds|5..1|--seeds takes the smaller seed first, such as 1..50, not 5..1",
                "--seeds|1..b|--seeds takes a range of whole numbers such as 1..50, not \"1..b\"",
                "--seeds|1..|--seeds takes a range of whole numbers such as 1..50, not \"1..\"",
                "--seeds|..5|--seeds takes a range of whole numbers such as 1..50, not \"..5\"",
                "--seeds|-9223372036854775808..9223372036854775807|--seeds -9223372036854775808..9223372036854775807 is"
                        + " too long a range: it may have 9223372036854775807 seeds at most",
                "--seeds|0..9223372036854775807|--seeds 0..9223372036854775807 is too long a range: it may have"
                        + " 9223372036854775807 seeds at most",
                "--seeds|1..9223372036854775808|--seeds takes a whole number from -9223372036854775808 to"
                        + " 9223372036854775807, not \"9223372036854775808\"",
                "--bug|dutsy|no bug \"dutsy\"; did you mean \"dusty\"? (of shelf; inquest explain system:shelf)",
                "--bug|ack-before-commit|the bug \"ack-before-commit\" is of raft, and this run is of shelf; say --system"
                        + " raft",
                "--model|linearisable|no model \"linearisable\"; did you mean \"linearizable\"? (inquest list models)",
                "--wood|brich|no value \"brich\"; did you mean \"birch\"? (--wood is one of oak, birch)",
                "--boards|0|--boards 0 leaves nothing to put things on",
                "--woods|oak|no option \"--woods\"; did you mean \"--wood\"? (inquest help run)",
                "--workload|kv|the store shelf does not offer append, get, put, which the workload kv needs; what suits"
                        + " it: causal-chain, eventual, memory, register, sessions (inquest list workloads)",
            })
    void refusesWithOneSentence(String option, String value, String sentence) {
        assertRefused(sentence, option, value);
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertRefused("give --seed for one run or --seeds for several, not both", "--seed", "1", "--seeds", "1..2");
        assertRefused("run takes options only, not \"now\" (inquest help run)", "now");
    }

    @Test
    void messagesAreThoseOfTheSimulation() {
        assertTrue(parse("--messages").messages());
        assertTrue(parse("--messages", "--cluster", "sim").messages());
        assertRefused(
                "--messages writes down what the simulated network carries; what real nodes send each other is not"
                        + " seen: leave it out, or use --cluster sim",
                "--messages",
                "--cluster",
                "folders");
        assertRefused(
                "no cluster \"smi\"; did you mean \"sim\"? (inquest list clusters)", "--messages", "--cluster", "smi");
    }

    @Test
    void repetitionsAreSeedsInTheSimulationAndTheSameSeedOnHosts() {
        RunRequest simulated = parse("--seed", "5", "--repeat", "3");
        assertEquals(new SeedRange(5, 7), simulated.seeds());
        assertEquals(1, simulated.repeats());
        assertTrue(simulated.recurrence());
        RunRequest real = parse("--seed", "5", "--repeat", "3", "--cluster", "folders");
        assertEquals(new SeedRange(5, 5), real.seeds());
        assertEquals(3, real.repeats());
        assertFalse(real.isSingle());
        assertTrue(parse("--repeat", "1").isSingle());
        assertRefused(
                "give --seeds for a run of each seed or --repeat for several of one, not both",
                "--seeds",
                "1..2",
                "--repeat",
                "2");
    }

    @Test
    void hostsAreListedInAFile() throws IOException {
        Files.writeString(directory.resolve("hosts.txt"), "# mine\n\n alpha \nbeta\n");
        RunSpec spec = parse("--cluster", "folders", "--hosts", "hosts.txt", "--folders-in", "/srv")
                .spec();
        assertEquals("folders", spec.cluster());
        assertEquals(List.of("alpha", "beta"), spec.hosts());
        assertEquals(2, spec.nodes());
        assertEquals("/srv", spec.options().get("folders-in"));
        assertFalse(spec.options().containsKey("network"));
        assertEquals(
                3,
                parse("--cluster", "folders", "--hosts", "hosts.txt", "--nodes", "3")
                        .spec()
                        .nodes());
        Files.writeString(directory.resolve("none.txt"), "# none\n");
        assertRefused(
                "\"none.txt\", which --hosts names, lists no host: write one a line",
                "--cluster",
                "folders",
                "--hosts",
                "none.txt");
        assertRefused(
                "there is no file \"absent.txt\" for --hosts to read", "--cluster", "folders", "--hosts", "absent.txt");
    }

    @Test
    void optionsOfAnotherClusterAreRefused() {
        assertRefused(
                "--network says what the simulated network is like; on the cluster folders the network is the hosts'"
                        + " own: leave it out, or have it made worse with --nemesis packets",
                "--cluster",
                "folders",
                "--network",
                "wan");
        assertRefused(
                "--folders-in is of the cluster folders, and this run is on sim; say --cluster folders",
                "--folders-in",
                "/srv");
    }

    @Test
    void suggestsTheNearestStore() {
        Console console = Console.run("run", "--system", "shlef");
        assertEquals("inquest: no system \"shlef\"; did you mean \"shelf\"? (inquest list systems)\n", console.err);
        assertEquals(254, console.status);
    }

    @Test
    void boundsAreThoseOfTheModelsThatJudge() {
        assertEquals(
                Map.of("versions", "3", "seconds", "0.5"),
                parse("--model", "bounded-staleness", "--bound", "versions=3,seconds=0.5")
                        .spec()
                        .bounds());
        assertEquals(Map.of(), parse().spec().bounds());
        assertRefused(
                "the bound versions is of bounded-staleness and order-deviation, and that is not what judges this run:"
                        + " name it with --model",
                "--bound",
                "versions=3");
    }
}
