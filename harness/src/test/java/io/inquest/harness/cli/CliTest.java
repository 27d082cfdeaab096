package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.hosts.PacketOption;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.NetworkSetting;
import io.inquest.nemesis.Schedules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    /** Breaks in a way that nobody foresaw. */
    private static final class BrokenRuns implements Runs {
        @Override
        public int run(RunRequest request, Plugins plugins, Session session) {
            throw new IllegalStateException("the moon is down");
        }

        @Override
        public int replay(Path folder, boolean messages, Plugins plugins, Session session) {
            throw new IllegalStateException();
        }

        @Override
        public int report(Path folder, Session session) {
            throw new StackOverflowError();
        }
    }

    private static void assertRefused(String sentence, String... arguments) {
        Console console = Console.run(arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals("", console.out);
        assertEquals(254, console.status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help"})
    void tellsTheCommands(String word) {
        Console console = word.isEmpty() ? Console.run() : Console.run(word);
        assertEquals(0, console.status);
        assertTrue(console.out.contains("\n  check     gives the verdict on recorded histories\n"), console.out);
        assertEquals("", console.err);
    }

    @ParameterizedTest
    @CsvSource({
        "rnu, run",
        "chekc, check",
        "Explain, explain",
        "repaly, replay",
    })
    void suggestsTheNearestCommand(String typed, String meant) {
        assertRefused("no command \"" + typed + "\"; did you mean \"" + meant + "\"? (inquest help)", typed);
    }

    @Test
    void suggestsNothingWhereNothingIsNear() {
        assertRefused("no command \"frobnicate\" (inquest help)", "frobnicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "matrix", "serve"})
    void saysWhichCommandsComeLater(String command) {
        assertRefused("\"" + command + "\" is not available yet in this version (inquest help)", command);
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void explainsEachCommand(CommandName name) {
        Console help = Console.run("help", name.word());
        assertTrue(help.out.startsWith("usage: inquest " + name.word()), help.out);
        assertEquals(0, help.status);
        assertEquals(help.out, Console.run(name.word(), "--help").out);
    }

    @Test
    void helpTextsNameJustTheOptionsThereAre() throws IOException {
        OptionParser run = RunOptions.parser();
        Schedules.OPTIONS.forEach(option -> run.valued(option.name()));
        NetworkSetting.OPTIONS.forEach(option -> run.valued(option.name()));
        run.valued(RunOptions.CLIENT_COMMAND);
        run.valued(PacketOption.OPTION.name());
        assertSameOptions(run, CommandName.RUN);
        assertSameOptions(CheckOptions.parser(), CommandName.CHECK);
        assertSameOptions(ShrinkCommand.parser(), CommandName.SHRINK);
        assertSameOptions(VerifyCommand.parser(), CommandName.VERIFY);
        assertSameOptions(ReplayCommand.parser(), CommandName.REPLAY);
        assertSameOptions(new OptionParser("report"), CommandName.REPORT);
        assertSameOptions(DoctorCommand.parser(), CommandName.DOCTOR);
        assertSameOptions(HealCommand.parser(), CommandName.HEAL);
        assertSameOptions(InitCommand.parser(), CommandName.INIT);
    }

    private static void assertSameOptions(OptionParser parser, CommandName command) throws IOException {
        Set<String> described = new TreeSet<>();
        Matcher lines = Pattern.compile("^ {2}(--[a-z-]+)", Pattern.MULTILINE).matcher(HelpCommand.text(command));
        while (lines.find()) {
            described.add(lines.group(1));
        }
        assertEquals(new TreeSet<>(parser.names()), described);
    }

    @Test
    void helpOfNoCommandIsRefused() {
        assertRefused("no command \"rum\"; did you mean \"run\"? (inquest help)", "help", "rum");
        assertRefused("help takes one command, such as: inquest help run", "help", "run", "check");
    }

    @Test
    void printsTheVersion() {
        Console console = Console.run("version");
        assertTrue(console.out.matches("inquest \\S+ \\(Java .*\\)\n"), console.out);
        assertEquals(console.out, Console.run("--version").out);
        assertRefused("version takes no arguments", "version", "now");
    }

    @Test
    void anErrorOfItsOwnIsASentence() {
        Console console = Console.run(Path.of(""), new BrokenRuns(), "run", "--system", "shelf");
        assertEquals(
                "inquest: this should not have happened (IllegalStateException: the moon is down); the same command with"
                        + " --debug shows where, for a bug report\n",
                console.err);
        assertEquals(255, console.status);
    }

    @Test
    void debugShowsWhere() {
        Console console = Console.run(Path.of(""), new BrokenRuns(), "run", "--system", "shelf", "--debug");
        assertTrue(console.err.contains("at io.inquest.harness.cli.CliTest$BrokenRuns.run"), console.err);
        assertEquals(255, console.status);
    }

    @Test
    void aFullDiskIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Session session = new Session(
                terminal, new Distribution(null, List.of()), Path.of(""), new BrokenRuns(), () -> 1, () -> 0);
        assertEquals(255, Cli.run(List.of("version"), session));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is its disk full?"));
    }

    @Test
    void optionsAreMatchedWholeAndOnce() {
        OptionParser parser =
                new OptionParser("run").valued("seed").flag("quiet").later(Set.of("hosts"));
        Given given = parser.parse(List.of("--seed", "-5", "word", "--quiet", "--", "--seed", "-x"));
        assertEquals("-5", given.value("seed").orElseThrow());
        assertTrue(given.has("quiet"));
        assertEquals(List.of("word", "--seed", "-x"), given.words());
        assertEquals(
                "\"1\"", parser.parse(List.of("--seed=\"1\"")).value("seed").orElseThrow());
        assertFalse(parser.parse(List.of()).has("seed"));
        assertParseFails("no option \"--see\"; did you mean \"--seed\"? (inquest help run)", parser, "--see", "1");
        assertParseFails("no option \"-seed\"; did you mean \"--seed\"? (inquest help run)", parser, "-seed", "1");
        assertParseFails("no option \"-q\" (inquest help run)", parser, "-q");
        assertParseFails("--seed needs a value (inquest help run)", parser, "--seed");
        assertParseFails("--seed needs a value (inquest help run)", parser, "--seed", "--quiet");
        assertParseFails("--quiet takes no value (inquest help run)", parser, "--quiet=yes");
        assertParseFails("--seed is given twice; give it once", parser, "--seed", "1", "--seed", "1");
        assertParseFails("--hosts is not available yet in this version (inquest help run)", parser, "--hosts", "a");
        assertParseFails("--hosts is not available yet in this version (inquest help run)", parser, "--hosts=a");
    }

    private static void assertParseFails(String sentence, OptionParser parser, String... arguments) {
        UsageException refusal = org.junit.jupiter.api.Assertions.assertThrows(
                UsageException.class, () -> parser.parse(List.of(arguments)));
        assertEquals(sentence, refusal.getMessage());
    }
}
