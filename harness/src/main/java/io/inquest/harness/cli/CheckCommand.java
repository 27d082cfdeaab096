package io.inquest.harness.cli;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.checkers.certificate.CertificateVerifier;
import io.inquest.checkers.lattice.Climb;
import io.inquest.checkers.lattice.Ladder;
import io.inquest.checkers.lattice.Lattice;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.results.CertificateFile;
import io.inquest.harness.runner.Judgement;
import io.inquest.history.History;
import io.inquest.history.ReadResult;
import io.inquest.history.formats.HistoryFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code check FILE…}: the verdict on each file. The worst one is the status, unless a file could not be judged. */
final class CheckCommand implements Command {
    private static final int OTHERS_TIMES = 5;
    private static final long OTHERS_NANOS_MIN = 5_000_000_000L;

    @Override
    public int run(List<String> arguments, Session session) throws IOException {
        try (Plugins plugins = session.plugins()) {
            CheckOptions options = CheckOptions.parse(arguments, plugins, session);
            Validity worst = Validity.VALID;
            boolean unreadable = false;
            for (String file : options.files()) {
                try {
                    FileReport report = check(file, options, plugins, session);
                    print(report, options, session);
                    worst = worst.and(report.validity());
                } catch (UnreadableFileException e) {
                    printError(file, e, options, session.terminal());
                    unreadable = true;
                }
            }
            return unreadable ? ExitStatus.BAD_ARGUMENTS : ExitStatus.of(worst);
        }
    }

    private static FileReport check(String typed, CheckOptions options, Plugins plugins, Session session)
            throws UnreadableFileException {
        HistoryFile file = new HistoryFile(typed, session.path(typed));
        ReadResult read =
                file.read(options.reader(), new HistoryFormats(plugins.formats().values()));
        read.warnings().forEach(session.terminal()::error);
        History history = read.history();
        Subject object = file.subject(options.object(), history, plugins.models());
        List<String> names = options.models().isEmpty() ? List.of(object.target()) : options.models();
        Map<String, Object> settings = new TreeMap<>(options.bounds());
        settings.put("object", object.word());
        CheckContext context = options.budget().withSettings(settings);
        List<Judgement> checks = new ArrayList<>();
        for (String name : names) {
            Checker checker = plugins.checkers().get(name);
            if (checker == null) {
                throw new UnreadableFileException(notAvailable(object, name, plugins));
            }
            checks.add(judge(checker, history, options.certificate() == null ? context : wanting(context)));
        }
        if (options.certificate() != null) {
            certify(checks, object, history, options, session);
        }
        if (options.graph() != null) {
            options.graph().write(history, object, context, session.terminal());
        }
        Verdict exercised = Vacuity.ofFile(Exercise.of(history));
        if (exercised.validity() != Validity.VALID) {
            checks.add(new Judgement(Vacuity.NAME, exercised, 0));
        }
        Map<String, Verdict> judged = new TreeMap<>();
        checks.forEach(check -> judged.put(check.checker(), check.verdict()));
        Ladder ladder =
                Climb.of(Lattice.standard(), plugins.checkers().values(), judged, history, forOthers(context, checks));
        return new FileReport(typed, history, checks, ladder);
    }

    /** What is not asked for takes a few times as long as what is, all of it together, or some seconds. */
    private static CheckContext forOthers(CheckContext context, List<Judgement> checks) {
        long judgedNanos = checks.stream().mapToLong(Judgement::millis).sum() * 1_000_000;
        long nanos = Math.max(OTHERS_NANOS_MIN, OTHERS_TIMES * judgedNanos);
        return context.withBudget(Math.min(context.timeNanosMax(), nanos), context.memoryBytesMax());
    }

    private static CheckContext wanting(CheckContext context) {
        Map<String, Object> settings = new TreeMap<>(context.settings());
        settings.put(CheckContext.CERTIFICATE, "true");
        return context.withSettings(settings);
    }

    /** Writes the orders of the verdicts that they prove, or says why there are none. */
    private static void certify(
            List<Judgement> checks, Subject object, History history, CheckOptions options, Session session) {
        List<Certificate> certificates = checks.stream()
                .filter(check -> check.verdict().validity() == Validity.VALID
                        && CertificateVerifier.MODELS.contains(check.checker()))
                .map(check -> new Certificate(
                        check.checker(),
                        object.word(),
                        history.size(),
                        check.verdict().orders()))
                .toList();
        if (certificates.isEmpty()) {
            session.terminal()
                    .error("there is no certificate to write: none of " + String.join(", ", CertificateVerifier.MODELS)
                            + " was asked for and found valid (--model)");
            return;
        }
        try {
            CertificateFile.write(options.certificate(), certificates);
        } catch (IOException e) {
            throw new UsageException("\"" + options.certificate() + "\" cannot be written: " + e, e);
        }
    }

    private static String notAvailable(Subject object, String checker, Plugins plugins) {
        String sentence = "has the object " + object.word() + ", whose checker \"" + checker
                + "\" is not available yet in this version; ";
        return sentence
                + (plugins.models().find(object.word()).isPresent()
                        ? "name another with --model, such as --model linearizable"
                        : "name another with --model");
    }

    private static Judgement judge(Checker checker, History history, CheckContext context) {
        long start = context.nanoClock().getAsLong();
        Verdict verdict = checker.check(history, context);
        long nanos = context.nanoClock().getAsLong() - start;
        return new Judgement(checker.name(), verdict, nanos / 1_000_000);
    }

    private static void print(FileReport report, CheckOptions options, Session session) throws IOException {
        Terminal terminal = session.terminal();
        if (options.json()) {
            JsonReport.write(report, terminal.out());
        } else {
            new TextReport(session).print(report);
        }
        terminal.out().flush();
    }

    private static void printError(
            String file, UnreadableFileException problem, CheckOptions options, Terminal terminal) throws IOException {
        if (options.json()) {
            JsonReport.writeError(file, problem.getMessage(), terminal.out());
            return;
        }
        String message = problem.getMessage();
        terminal.error(message.startsWith(file) ? message : file + ": " + message);
    }
}
