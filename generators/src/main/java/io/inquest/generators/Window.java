package io.inquest.generators;

import java.time.Duration;
import java.util.Objects;

/** How long a generator has its turn in {@link Generators#cycleTimes}. */
public record Window(Duration duration, Generator generator) {
    public Window {
        Objects.requireNonNull(generator, "generator");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a turn lasts longer than " + duration);
        }
    }
}
