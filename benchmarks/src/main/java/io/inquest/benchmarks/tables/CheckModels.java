package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.LaggingReplicas;
import io.inquest.benchmarks.histories.SaturatedContainers;
import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;

/** Generates a valid history and times its check by some models, one after the other as {@code check} does it, in this process. */
public final class CheckModels {
    private static final long SEED = 1;

    private CheckModels() {}

    /** {@code OBJECT CLIENTS OPERATIONS KEYS MODEL…}; only registers have several keys. */
    public static void main(String[] arguments) throws Exception {
        String object = arguments[0];
        int clients = Integer.parseInt(arguments[1]);
        int operations = Integer.parseInt(arguments[2]);
        int keys = Integer.parseInt(arguments[3]);
        List<Checker> checkers = List.of(arguments).subList(4, arguments.length).stream()
                .map(CheckModels::checker)
                .toList();
        History history = object.equals("register")
                ? LaggingReplicas.history(clients, operations, keys, SEED)
                : SaturatedContainers.history(
                        SaturatedContainers.Kind.valueOf(
                                object.replace('-', '_').toUpperCase(Locale.ROOT)),
                        clients,
                        operations,
                        SEED);
        long cpu = Machine.processorNanos();
        long start = System.nanoTime();
        check(object, history, checkers);
        long coldNanos = System.nanoTime() - start;
        long cpuNanos = Machine.processorNanos() - cpu;
        Rounds warm = Rounds.of(() -> check(object, history, checkers));
        System.out.println("cold=" + coldNanos + " cpu=" + cpuNanos + " warm=" + warm.warmNanos() + " bytes="
                + Machine.mostMemory());
    }

    /** @throws IllegalArgumentException if none has the name */
    static Checker checker(String name) {
        return ServiceLoader.load(Checker.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(checker -> checker.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no checker is called " + name));
    }

    private static void check(String object, History history, List<Checker> checkers) {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object));
        CheckContext patient = context.withBudget(600_000_000_000L, context.memoryBytesMax());
        for (Checker checker : checkers) {
            Verdict verdict = checker.check(history, patient);
            if (verdict.validity() != Validity.VALID) {
                throw new IllegalStateException(checker.name() + " of a valid history: " + verdict);
            }
        }
    }
}
