package io.inquest.checkers;

import io.inquest.checkers.model.Models;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a check may use, and who is listening. A checker may ask the clock, and tell of its progress, from several threads
 * at once.
 *
 * @param settings the check's settings by name, such as {@code object} → {@code register}; empty where the history
 *     tells
 * @param timeNanosMax how long it may take, from its start
 * @param memoryBytesMax how much its tables may hold
 * @param nanoClock a monotonic clock, in nanoseconds
 * @param cancelled true once nobody waits for the verdict any more
 * @param progress is told, now and then, what the checker is at
 * @param shared what other checks of the same history have left for it
 * @param models the sequential objects that there are
 */
public record CheckContext(
        Map<String, Object> settings,
        long timeNanosMax,
        long memoryBytesMax,
        LongSupplier nanoClock,
        BooleanSupplier cancelled,
        Consumer<String> progress,
        Shared shared,
        Models models) {
    /** The name of the setting that, if it is true, asks for {@linkplain Verdict#orders orders} with a valid verdict. */
    public static final String CERTIFICATE = "certificate";

    public CheckContext {
        settings = Map.copyOf(settings);
    }

    /** One in which nothing was checked before. */
    public CheckContext(
            Map<String, Object> settings,
            long timeNanosMax,
            long memoryBytesMax,
            LongSupplier nanoClock,
            BooleanSupplier cancelled,
            Consumer<String> progress) {
        this(settings, timeNanosMax, memoryBytesMax, nanoClock, cancelled, progress, new Shared(), Models.installed());
    }

    /** A minute, half of the heap, nobody listening. */
    public static CheckContext defaults() {
        return new CheckContext(
                Map.of(),
                60_000_000_000L,
                Runtime.getRuntime().maxMemory() / 2,
                System::nanoTime,
                () -> false,
                message -> {});
    }

    /** Whether a valid verdict is to come with the orders that prove it, if its model is one of orders. */
    public boolean wantsCertificate() {
        return "true".equals(String.valueOf(settings.get(CERTIFICATE)));
    }

    /** For other checks, of another history perhaps: they share nothing with those before. */
    public CheckContext withSettings(Map<String, Object> newSettings) {
        return new CheckContext(
                newSettings, timeNanosMax, memoryBytesMax, nanoClock, cancelled, progress, new Shared(), models);
    }

    public CheckContext withBudget(long newTimeNanosMax, long newMemoryBytesMax) {
        return new CheckContext(
                settings, newTimeNanosMax, newMemoryBytesMax, nanoClock, cancelled, progress, shared, models);
    }

    /** With other sequential objects than those of this library: those of plug-ins, too. */
    public CheckContext withModels(Models newModels) {
        return new CheckContext(
                settings, timeNanosMax, memoryBytesMax, nanoClock, cancelled, progress, new Shared(), newModels);
    }

    /** With nobody listening. */
    public CheckContext inSilence() {
        return new CheckContext(
                settings, timeNanosMax, memoryBytesMax, nanoClock, cancelled, message -> {}, shared, models);
    }
}
