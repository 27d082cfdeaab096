package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Index;
import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
    private static final Index INDEX = Index.of(new Distribution(null, List.of()));

    private static void assertRefused(String sentence, String... arguments) {
        Console console = Console.run(arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals(254, console.status);
    }

    @Test
    void explainsAModelByItsNamesAndKind() {
        Console console = Console.run("explain", "linearizable");
        assertTrue(console.out.startsWith("""
                        linearizable (model, also called atomic)

                        Each operation takes effect at one moment between its invocation and its
                        completion.

                        Every operation seems to happen at one moment between its invocation and its
                        """), console.out);
        assertTrue(console.out.contains("Satisfied by") && console.out.contains("Violated by"), console.out);
        assertTrue(console.out.contains("Source: Herlihy and Wing"), console.out);
        assertEquals(console.out, Console.run("explain", "atomic").out);
        assertEquals(console.out, Console.run("explain", "model:linearizable").out);
        assertEquals(0, console.status);
    }

    /** What is longer is broken by the terminal, and leaves a word alone at its margin. */
    @Test
    void whatIsWrittenFitsATerminal() throws IOException {
        for (IndexEntry entry : INDEX.entries()) {
            String written = INDEX.text(entry).split("Options of inquest run:")[0];
            written.lines().forEach(line -> assertTrue(line.length() <= 80, entry.name() + ": " + line));
        }
        for (CommandName command : CommandName.values()) {
            HelpCommand.text(command)
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= 80, command.word() + ": " + line));
        }
    }

    @Test
    void explainsAStoreWithItsOptionsAndBugs() {
        String out = Console.run("explain", "system:shelf").out;
        assertEquals("""
                shelf (system)

                keeps what is put on it

                Options of inquest run:
                  --wood oak|birch  (oak if not given)
                      what it is made of
                  --boards VALUE  (4 if not given)
                      how many it has

                Bugs it can be given:
                  --bug dusty
                      old values show
                  --bug wobbly
                      values fall off
                """, out);
    }

    @Test
    void explainsABugOfAStore() {
        assertEquals("""
                dusty (bug of shelf)

                old values show

                Switched on by: inquest run --system shelf --bug dusty
                """, Console.run("explain", "dusty").out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linearisable|nothing is called \"linearisable\"; did you mean \"linearizable\"? (inquest list)",
                "qqq|nothing is called \"qqq\" (inquest list)",
                "model:linear|no model \"linear\"; did you mean \"linearizable\"? (inquest list models)",
                "nemesis:linearizable|no nemesis \"linearizable\" (inquest list nemeses)",
                "modle:linearizable|no kind \"modle\"; did you mean \"model\"? (system, cluster, workload, nemesis, model, anomaly,"
                        + " bug, format)",
                "--alll|no option \"--alll\" (inquest help explain)",
            })
    void refusesWithOneSentence(String name, String sentence) {
        assertRefused(sentence, "explain", name);
    }

    @Test
    void takesOneName() {
        String sentence = "explain takes one name, such as: inquest explain linearizable (inquest list)";
        assertRefused(sentence, "explain");
        assertRefused(sentence, "explain", "kill", "pause");
    }

    @Test
    void listsAllOrOneKind() {
        String all = Console.run("list").out;
        for (Kind kind : Kind.values()) {
            String one = Console.run("list", kind.plural()).out;
            assertEquals(one, Console.run("list", kind.singular()).out);
            assertTrue(all.contains(kind.plural() + "\n  "), all);
            assertTrue(all.contains("  " + one.lines().findFirst().orElseThrow()), all);
        }
        assertTrue(Console.run("list", "systems").out.matches("(?s).*shelf +keeps what is put on it\n.*"), all);
        assertTrue(Console.run("list", "systems").out.contains(" (the one that is run when none is named)\n"), all);
    }

    @Test
    void refusesWhatCannotBeListed() {
        assertRefused(
                "no kind \"modles\"; did you mean \"models\"? (systems, clusters, workloads, nemeses, models, anomalies, bugs, formats)",
                "list",
                "modles");
        assertRefused("list takes one kind of thing, such as: inquest list models", "list", "models", "bugs");
    }

    /** The stores and the cluster of these tests are none that a user sees. */
    @Test
    void everythingIsExplained() {
        List<String> silent = new ArrayList<>();
        for (IndexEntry entry : INDEX.entries()) {
            boolean ofTests = List.of("shelf", "ledger", "folders", "vault").contains(entry.name())
                    || entry.owner().equals("shelf");
            String own = INDEX.text(entry)
                    .replaceFirst("(?s)Options of inquest run:.*", "")
                    .replaceFirst("(?s)Switched on by:.*", "");
            if (!ofTests && own.isBlank()) {
                silent.add("META-INF/inquest/explain/" + entry.textPath());
            }
        }
        assertEquals(List.of(), silent, "write these resources, beside the code or with the other texts");
    }

    @Test
    void textsFitATerminal() {
        for (IndexEntry entry : INDEX.entries()) {
            assertFalse(entry.summary().isBlank(), entry.name());
            for (String line : Console.run("explain", entry.kind().singular() + ":" + entry.name())
                    .out
                    .lines()
                    .toList()) {
                assertTrue(line.length() <= 80, entry.name() + ": " + line);
            }
        }
    }
}
