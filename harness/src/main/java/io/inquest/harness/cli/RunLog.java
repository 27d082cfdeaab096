package io.inquest.harness.cli;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.harness.campaign.RunJournal;
import io.inquest.harness.results.Version;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Event;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what the harness does into a run's {@code inquest.log}, and passes on what it hears. */
final class RunLog implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("inquest");
    private static final RunJournal JOURNAL = new RunJournal(line -> LOG.info("{}", line.get()));

    private final Logs file;
    private final RunListener next;

    RunLog(Path file, RunSpec spec, RunListener next) {
        this.file = Logs.to(file);
        this.next = next;
        LOG.info("Inquest {} on Java {}", Version.current(), Runtime.version());
        LOG.info("{}", Headline.asked(spec, "seed " + spec.seed()));
        new TreeMap<>(spec.options())
                .forEach((name, value) -> LOG.info("--{} {}", name, Redaction.PROCESS.option(name, value)));
    }

    @Override
    public void phase(String name, long timeNanos) {
        JOURNAL.phase(name, timeNanos);
        next.phase(name, timeNanos);
    }

    @Override
    public void note(String message, long timeNanos) {
        JOURNAL.note(message, timeNanos);
        next.note(message, timeNanos);
    }

    @Override
    public void event(Event event) {
        JOURNAL.event(event);
        next.event(event);
    }

    @Override
    public void pulse(long timeNanos) {
        next.pulse(timeNanos);
    }

    void end(RunResult result) {
        LOG.info("{}: {}", word(result.validity()), Headline.of(result));
        for (Judgement judgement : result.judgements()) {
            String checker = judgement.checker().equals(Vacuity.NAME) ? "exercise" : judgement.checker();
            LOG.info("{}: {}", checker, word(judgement.verdict().validity()));
            for (Finding finding : judgement.verdict().findings()) {
                LOG.info("    {}: {}", finding.type(), finding.explanation().replaceAll("\\R", "\n    "));
            }
        }
    }

    private static String word(Validity validity) {
        return validity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        file.close();
    }
}
