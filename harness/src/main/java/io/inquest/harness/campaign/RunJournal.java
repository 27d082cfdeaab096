package io.inquest.harness.campaign;

import io.inquest.harness.runner.RunListener;
import io.inquest.history.Event;
import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a run does, what generators note and what the nemesis did, as the lines of a log, which are put together later. */
public final class RunJournal implements RunListener {
    /** More than anyone reads; a generator that notes each operation must not cost a batch its memory. */
    private static final int LINES_MAX = 100_000;

    private final Consumer<Supplier<String>> lines;

    /** @param lines takes each line, which need not be put together unless somebody reads it */
    public RunJournal(Consumer<Supplier<String>> lines) {
        this.lines = lines;
    }

    /** The lines of one run, kept until it is known whether anybody wants them. */
    static final class Kept implements Consumer<Supplier<String>> {
        private final List<Supplier<String>> kept = new ArrayList<>();
        private long dropped;

        @Override
        public void accept(Supplier<String> line) {
            if (kept.size() < LINES_MAX) {
                kept.add(line);
            } else {
                dropped++;
            }
        }

        List<String> text() {
            List<String> text = new ArrayList<>();
            kept.forEach(line -> text.add(line.get()));
            if (dropped > 0) {
                text.add("and " + dropped + " more lines; the run alone (inquest run --seed) has them all");
            }
            return text;
        }
    }

    @Override
    public void phase(String name, long timeNanos) {
        add(timeNanos, () -> name);
    }

    @Override
    public void note(String message, long timeNanos) {
        add(timeNanos, () -> message);
    }

    @Override
    public void event(Event event) {
        if (event.actor().isNemesis()) {
            add(
                    event.time(),
                    () -> event.f() + " " + Values.json(event.value())
                            + (event.error() == null ? "" : ", failed: " + event.error()));
        }
    }

    private void add(long timeNanos, Supplier<String> what) {
        lines.accept(() -> timeNanos / 1_000_000 + " ms: " + what.get().replaceAll("\\R", "\n    "));
    }
}
