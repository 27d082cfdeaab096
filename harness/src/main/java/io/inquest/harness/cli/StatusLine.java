package io.inquest.harness.cli;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says how long work goes on: a line drawn over itself for a person who watches, a plain one now and then otherwise. */
final class StatusLine {
    private static final long DRAW_NANOS = 100_000_000;
    private static final long PRINT_NANOS = 5_000_000_000L;

    private final Terminal terminal;
    private final boolean quiet;
    private final LongSupplier nanoClock;
    private final long everyNanos;
    private long shownNanos;
    private int width;

    /** @param quiet says nothing at all */
    StatusLine(Terminal terminal, boolean quiet, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.nanoClock = nanoClock;
        this.everyNanos = terminal.errInteractive() ? DRAW_NANOS : PRINT_NANOS;
        this.shownNanos = nanoClock.getAsLong();
    }

    /** Shows the line if the last one is old enough; only then it is made. */
    void show(Supplier<String> line) {
        long now = nanoClock.getAsLong();
        if (!quiet && now - shownNanos > everyNanos) {
            shownNanos = now;
            print(line.get());
        }
    }

    private void print(String line) {
        if (terminal.errInteractive()) {
            draw(line.substring(0, Math.min(line.length(), terminal.width() - 1)));
        } else {
            terminal.err().println(line);
            terminal.err().flush();
        }
    }

    private void draw(String line) {
        String rest = " ".repeat(Math.max(0, width - line.length()));
        terminal.err().print("\r" + line + rest + (line.isEmpty() ? "\r" : ""));
        terminal.err().flush();
        width = line.length();
    }

    /** Takes a drawn line away. */
    void clear() {
        if (width > 0) {
            draw("");
        }
    }
}
