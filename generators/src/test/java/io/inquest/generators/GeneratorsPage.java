package io.inquest.generators;

import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code docs/generators.md}. */
final class GeneratorsPage {
    private static final Path EXAMPLES = Path.of("src/test/java/io/inquest/generators/Examples.java");
    private static final Pattern HEADING_OR_EXAMPLE = Pattern.compile(
            "\n    // ## ([^\n]+)\n((?:    // [^\n]+\n)*)|\n    static \\w+ exampleOf(\\w+)\\(\\) \\{\n(.*?)\n    }\n",
            Pattern.DOTALL);
    private static final long MILLI = 1_000_000;
    private static final long UNTIL_NANOS = 99 * MILLI;
    private static final int LINES_MAX = 6;
    private static final int DRAWS = 100_000;

    private static final String INTRODUCTION = """
            # Generators

            A generator says what to do in a test: which operation next, by whom, and when. Generators are put together from
            smaller ones; `io.inquest.generators.Generators` has them all, and the code below imports its methods statically.

            A generator is a pure function. Asked with a context (the time, who is free, random numbers) it answers with an
            operation to do now, or that it is pending, until an event or a moment, or that it is done; and with the generator
            that goes on from there. It is told of every event. So the same seed gives the same operations, a generator can be
            tested without a store, and one that is used in two places does not interfere with itself. A workload of your own
            returns them from its `plan`.

            This page is made by running what it shows. In the examples there are two clients, whose processes are 0 and 1,
            and the nemesis; times are in milliseconds since the beginning. An operation takes 10 ms and succeeds, but
            `crash` has an unknown outcome, so that its client goes on as a new process (its number plus two), and `try` fails
            during the first 25 ms. The first six moments of a run are shown; `…` says that
            there are more.
            """;

    private static final String JEPSEN = """

            ## If you know Jepsen's generators

            The names are the same, and mean the same, with these exceptions:

            * `then(a, b)` is in reading order: first `a`. As in Jepsen, `b` begins when all is quiet. `sequence` goes on at once.
            * `any`, `mix` and `reserve` ask only until one has something to do now. There is no "operation in the future" that
              could be taken back.
            * `stagger` draws uniformly, from 0 to twice the mean; `poisson` draws exponentially.
            * `delay`, `rate` and their like make up for at most 10 ms of delay, so that a cluster that hung for seconds is not
              met with a burst.
            * Nothing is given to the nemesis but within `nemesis`; `eachThread` and `eachProcess` have no copy for it beside
              clients.
            * `flipFlop` tells its parts of events, and keeps its turn while the one whose turn it is waits.
            * `map` and `fMap` change operations, and not the events that generators inside them are told of. This is as in
              Jepsen, and worth remembering.
            * `log` uses no worker.
            """;

    private final Map<String, List<Documented>> documented = new TreeMap<>();
    private final StringBuilder page = new StringBuilder(INTRODUCTION);
    private final List<String> shown = new ArrayList<>();

    private GeneratorsPage() throws IOException {
        documented.putAll(Documented.in(Generators.class));
        documented.putAll(Documented.in(Distribution.class));
    }

    static String text() throws IOException, ReflectiveOperationException {
        GeneratorsPage page = new GeneratorsPage();
        page.addExamples();
        page.page.append(JEPSEN);
        return page.page.toString();
    }

    /** The names of what the page shows. */
    static List<String> names() throws IOException, ReflectiveOperationException {
        GeneratorsPage page = new GeneratorsPage();
        page.addExamples();
        return page.shown;
    }

    private void addExamples() throws IOException, ReflectiveOperationException {
        Matcher next = HEADING_OR_EXAMPLE.matcher(Files.readString(EXAMPLES));
        int from = 0;
        while (next.find(from)) {
            from = next.end() - 1; // the line's end begins what follows
            if (next.group(1) != null) {
                page.append("\n## ").append(next.group(1)).append('\n');
                page.append(next.group(2).isEmpty() ? "" : "\n")
                        .append(next.group(2).replace("    // ", ""));
            } else {
                add(next.group(3), next.group(4));
            }
        }
    }

    private void add(String exampleName, String body) throws ReflectiveOperationException {
        String name = exampleName.substring(0, 1).toLowerCase(Locale.ROOT) + exampleName.substring(1);
        Object example =
                Examples.class.getDeclaredMethod("exampleOf" + exampleName).invoke(null);
        page.append("\n### ").append(name).append("\n\n");
        List<Documented> methods = documented.get(name);
        for (Documented method : methods) {
            page.append(methods.size() == 1 ? "" : "* ");
            page.append("`")
                    .append(method.signature())
                    .append("`: ")
                    .append(method.line())
                    .append('\n');
        }
        String outcome =
                example instanceof Distribution distribution ? shares(distribution) : outcome((Generator) example);
        page.append("\n```java\n")
                .append(code(body))
                .append("\n```\n```\n")
                .append(outcome)
                .append("```\n");
        shown.add(name);
    }

    /** The method's body, with what it returns as an expression. */
    private static String code(String body) {
        return body.indent(-8)
                .strip()
                .replaceFirst("(?m)^return ", "")
                .replaceAll("(?m)^        ", "    ")
                .replaceFirst(";$", "");
    }

    private static String outcome(Generator generator) {
        Simulator simulator = new Simulator(1, 2, 0, generator)
                .latency(operation -> 10 * MILLI)
                .outcome(GeneratorsPage::ending);
        try {
            simulator.run(UNTIL_NANOS);
        } catch (IllegalStateException breach) {
            return breach.getMessage() + "\n";
        }
        List<String> lines = new ArrayList<>(lines(simulator));
        boolean more = lines.size() > LINES_MAX || !simulator.done();
        String shown = lines.stream().limit(LINES_MAX).map(line -> line + "\n").collect(Collectors.joining());
        return shown + (more ? "…\n" : "done\n");
    }

    private static EventType ending(Operation operation) {
        return switch (operation.f()) {
            case "crash" -> EventType.INFO;
            case "try" -> operation.invocation().time() < 25 * MILLI ? EventType.FAIL : EventType.OK;
            default -> EventType.OK;
        };
    }

    /** One for each moment. */
    private static List<String> lines(Simulator simulator) {
        Map<Long, List<String>> moments = new TreeMap<>();
        for (Operation operation : simulator.emitted()) {
            moments.computeIfAbsent(operation.invocation().time(), any -> new ArrayList<>())
                    .add(operation.actor() + ": " + Simulator.what(operation));
        }
        simulator
                .notes()
                .forEach((time, notes) -> moments.computeIfAbsent(time, any -> new ArrayList<>())
                        .addAll(notes.stream().map(note -> "log: " + note).toList()));
        return moments.entrySet().stream()
                .map(moment -> String.format(
                                Locale.ROOT, "%7.3f  %s", moment.getKey() / 1e6, String.join("   ", moment.getValue()))
                        .replaceFirst("^( *\\d+)\\.000", "$1    "))
                .toList();
    }

    private static String shares(Distribution distribution) {
        TestRandom random = new TestRandom(1);
        int[] counts = new int[distribution.size()];
        for (int i = 0; i < DRAWS; i++) {
            counts[distribution.draw(random)]++;
        }
        StringBuilder shares = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            shares.append(String.format(Locale.ROOT, "%d  %5.1f %%%n", i, counts[i] * 100.0 / DRAWS));
        }
        return shares.toString().replace(System.lineSeparator(), "\n");
    }
}
