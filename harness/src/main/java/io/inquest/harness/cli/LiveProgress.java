package io.inquest.harness.cli;

import io.inquest.harness.runner.RunListener;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Tells how a run goes on. */
final class LiveProgress implements RunListener, AutoCloseable {
    private final StatusLine status;
    private final long limitNanos;
    private final LongSupplier nanoClock;
    private final long startNanos;

    private String phase = "";
    /** When the run's first phase began: real hosts are made ready before. */
    private long beganNanos = -1;
    private long timeNanos;
    private long operations;
    private long ok;
    private long faults;
    private final TreeSet<String> open = new TreeSet<>();

    /** @param limitNanos how long the main part lasts, in the run's time */
    LiveProgress(Terminal terminal, boolean quiet, long limitNanos, LongSupplier nanoClock) {
        this.status = new StatusLine(terminal, quiet, nanoClock);
        this.limitNanos = limitNanos;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
    }

    @Override
    public void phase(String name, long now) {
        phase = name;
        beganNanos = beganNanos < 0 ? now : beganNanos;
        timeNanos = now;
        status.show(this::line);
    }

    @Override
    public void pulse(long now) {
        timeNanos = now;
        status.show(this::line);
    }

    @Override
    public void event(Event event) {
        timeNanos = event.time();
        if (event.actor().isNemesis()) {
            fault(event);
        } else if (event.type() == EventType.INVOKE) {
            operations++;
        } else if (event.type() == EventType.OK) {
            ok++;
        }
        status.show(this::line);
    }

    private void fault(Event event) {
        if (!(event.value() instanceof Map<?, ?> value)) {
            return;
        }
        if ("end".equals(value.get("phase"))) {
            open.remove(event.f());
        } else if (event.error() == null) {
            faults++;
            open.add(event.f());
        }
    }

    private String line() {
        double wallSeconds = Math.max(1e-3, (nanoClock.getAsLong() - startNanos) / 1e9);
        return String.format(
                Locale.ROOT,
                "%s: %.1f s of %.0f s, %,d operations (%,d ok; %,.0f a second of real time), %d fault%s%s",
                phase,
                (timeNanos - Math.max(0, beganNanos)) / 1e9,
                limitNanos / 1e9,
                operations,
                ok,
                operations / wallSeconds,
                faults,
                faults == 1 ? "" : "s",
                open.isEmpty() ? "" : ", now " + String.join(" and ", open));
    }

    /** Takes the line away, so that something else can be said. */
    void clear() {
        status.clear();
    }

    @Override
    public void close() {
        clear();
    }
}
