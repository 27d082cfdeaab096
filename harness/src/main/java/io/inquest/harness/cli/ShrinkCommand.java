package io.inquest.harness.cli;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.shrink.Shrinker;
import io.inquest.checkers.shrink.Shrunk;
import io.inquest.harness.campaign.Interrupt;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import io.inquest.history.History;
import io.inquest.history.HistoryWriter;
import io.inquest.history.ReadResult;
import io.inquest.history.formats.HistoryFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code shrink FILE}: the smallest part of a history that still violates a model, as lines of a history. */
final class ShrinkCommand implements Command {
    private static final String HISTORY = "history.jsonl";

    static OptionParser parser() {
        return new OptionParser("shrink")
                .valued("model")
                .valued("object")
                .valued("out")
                .valued("format")
                .valued("mapping")
                .valued("time-limit")
                .valued("memory");
    }

    @Override
    public int run(List<String> arguments, Session session) throws IOException {
        Given given = parser().parse(arguments);
        if (given.words().size() != 1) {
            throw new UsageException(
                    "shrink takes one file of a history, or the folder of a run, such as: inquest shrink results/latest");
        }
        try (Plugins plugins = session.plugins()) {
            return shrink(given, plugins, session);
        } catch (UnreadableFileException e) {
            String file = given.words().get(0);
            String message = e.getMessage();
            session.terminal().error(message.startsWith(file) ? message : file + ": " + message);
            return ExitStatus.BAD_ARGUMENTS;
        }
    }

    private static int shrink(Given given, Plugins plugins, Session session)
            throws IOException, UnreadableFileException {
        HistoryFile file = file(given.words().get(0), session);
        Path out = given.value("out").map(session::path).orElse(null);
        if (out != null && Files.exists(out)) {
            throw new UsageException(
                    "\"" + given.value("out").orElseThrow() + "\" is there already; name another --out");
        }
        HistoryFile.Reader reader = CheckOptions.reader(given, plugins, session);
        ReadResult read = file.read(reader, new HistoryFormats(plugins.formats().values()));
        read.warnings().forEach(session.terminal()::error);
        Subject subject = file.subject(CheckOptions.subject(given, plugins), read.history(), plugins.models());
        Checker checker = checker(given, subject, plugins, session);
        CheckContext budget = CheckOptions.budget(given, plugins, session);
        StatusLine status = new StatusLine(session.terminal(), false, session.nanoClock());
        try (Interrupt interrupt = new Interrupt()) {
            CheckContext context = new CheckContext(
                            Map.of("object", subject.word()),
                            budget.timeNanosMax(),
                            budget.memoryBytesMax(),
                            budget.nanoClock(),
                            interrupt::interrupted,
                            message -> status.show(() -> message))
                    .withModels(plugins.models());
            long start = session.nanoClock().getAsLong();
            Shrunk shrunk = Shrinker.shrink(checker, read.history(), context).orElseThrow();
            long millis = (session.nanoClock().getAsLong() - start) / 1_000_000;
            status.clear();
            Ending ending = new Ending(file.typed(), checker.name(), given, millis, interrupt.interrupted());
            tell(ending, read.history(), shrunk, session);
            if (shrunk.verdict().validity() == Validity.INVALID) {
                write(shrunk.history(), out, session);
            }
            session.terminal().out().flush();
            int exit = ExitStatus.of(shrunk.verdict().validity());
            interrupt.endWith(exit);
            return exit;
        }
    }

    /** What is known of it besides what came of it. */
    private record Ending(String file, String model, Given given, long millis, boolean interrupted) {}

    private static HistoryFile file(String typed, Session session) {
        Path path = session.path(typed);
        Path inside = path.resolve(HISTORY);
        return Files.isDirectory(path) && Files.exists(inside)
                ? new HistoryFile(Path.of(typed, HISTORY).toString(), inside)
                : new HistoryFile(typed, path);
    }

    /** The model that is named, or the object's; where nothing is proven for that, linearizability, which is stronger. */
    private static Checker checker(Given given, Subject subject, Plugins plugins, Session session) {
        String model;
        if (given.has("model")) {
            List<String> models = ModelNames.parse(given.value("model").orElseThrow(), plugins, session);
            if (models.size() > 1) {
                throw new UsageException(
                        "shrink takes one model, for what violates the one need not violate the other");
            }
            model = models.get(0);
        } else {
            boolean known = Shrinker.knows(subject.target(), subject.word(), plugins.models());
            model = known ? subject.target() : "linearizable";
        }
        if (!Shrinker.knows(model, subject.word(), plugins.models())) {
            List<String> others = plugins.checkers().keySet().stream()
                    .filter(name -> Shrinker.knows(name, subject.word(), plugins.models()))
                    .toList();
            throw new UsageException("shrink leaves out only what makes up no violation, and of " + model
                    + " of the object " + subject.word() + " it knows nothing of that kind; "
                    + (others.isEmpty() ? "nor of any other model" : "of " + String.join(", ", others) + " it does"));
        }
        return plugins.checker(model);
    }

    private static void tell(Ending ending, History whole, Shrunk shrunk, Session session) {
        PrintStream err = session.terminal().err();
        String checks = shrunk.checks() == 1 ? "1 check" : shrunk.checks() + " checks";
        StringBuilder text = new StringBuilder(ending.file()).append(": ");
        switch (shrunk.verdict().validity()) {
            case VALID -> text.append("is ").append(ending.model()).append("; there is nothing to shrink");
            case UNKNOWN ->
                text.append("whether it is ")
                        .append(ending.model())
                        .append(" is unknown, so there is nothing to shrink");
            default -> {
                text.append("of ").append(Extent.of(whole)).append(", ").append(Extent.of(shrunk.history()));
                text.append(" are enough to violate ").append(ending.model());
                text.append(" (")
                        .append(checks)
                        .append(", ")
                        .append(ending.millis())
                        .append(" ms). ");
                text.append(doubt(ending, shrunk));
            }
        }
        err.print(Layout.indent(text.toString(), 0, session.terminal().width()));
        TextReport findings = new TextReport(session, err);
        for (Finding finding : shrunk.verdict().findings()) {
            err.println();
            findings.print(finding, shrunk.history());
        }
        err.println();
        err.flush();
    }

    private static String doubt(Ending ending, Shrunk shrunk) {
        if (shrunk.minimal()) {
            return "None of these can be left out.";
        }
        return ending.interrupted()
                ? "It was interrupted: fewer may be enough."
                : "Time was up before all was tried: fewer may be enough; --time-limit gives more.";
    }

    private static void write(History history, Path out, Session session) throws IOException {
        if (out == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (HistoryWriter writer = new HistoryWriter(bytes, session.nanoClock())) {
                writer.append(history);
            }
            session.terminal().out().writeBytes(bytes.toByteArray());
            return;
        }
        try (HistoryWriter writer = HistoryWriter.create(out, session.nanoClock())) {
            writer.append(history);
        } catch (FileAlreadyExistsException there) {
            throw new UsageException("\"" + out + "\" is there already; name another --out", there);
        } catch (IOException e) {
            throw new UsageException("\"" + out + "\" cannot be written: " + e, e);
        }
        session.terminal().err().println("They are in " + out + ".");
        session.terminal().err().flush();
    }
}
