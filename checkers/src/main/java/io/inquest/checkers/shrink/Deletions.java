package io.inquest.checkers.shrink;

import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.History;
import java.util.List;
import java.util.Optional;

/**
 * Which operations may be left out of a history so that no violation of a model is made up: if the history satisfies the
 * model, so does what is left. Why that is so stands with each implementation.
 */
@FunctionalInterface
interface Deletions {
    /** What needs what in that history. */
    Needs of(History history);

    /** Those that ask for one legal order, of all operations or of those of a key. */
    List<String> ORDERS = List.of("strict", "linearizable", "sequential", "cache");

    /** Those among them whose orders contain that of real time. */
    List<String> REAL_TIME = List.of("strict", "linearizable");

    /** Those of registers that are orders of fewer operations, or patterns that a deletion takes away and never adds. */
    List<String> PATTERNS = List.of(
            "causal-memory",
            "causal-convergence",
            "causal",
            "processor",
            "pram",
            "slow",
            "read-your-writes",
            "monotonic-reads",
            "monotonic-writes",
            "writes-follow-reads",
            "weak",
            "release",
            "entry");

    /** The objects that the models of transactions are about. */
    List<String> TRANSACTIONS = List.of("transactions", "multi-register");

    /** Those of a model and an object; empty where none is proven to make nothing up. */
    static Optional<Deletions> of(String model, String object, Models models) {
        if (TRANSACTIONS.contains(object) && (TxnModel.of(model) != null || model.equals("txn-causal"))) {
            boolean anyOrder = model.endsWith("read-uncommitted");
            return Optional.of(history -> VersionNeeds.of(history, anyOrder));
        }
        boolean registers = object.equals("register") || object.equals("memory");
        if (PATTERNS.contains(model)) {
            return registers ? Optional.of(RegisterNeeds::ofMemory) : Optional.empty();
        }
        if (!ORDERS.contains(model)) {
            return Optional.empty();
        }
        boolean realTime = REAL_TIME.contains(model);
        return switch (object) {
            case "register" -> Optional.of(history -> RegisterNeeds.of(history, realTime));
            case "kv" -> Optional.of(KvNeeds::of);
            case "set" -> Optional.of(SetNeeds::of);
            case "queue" -> Optional.of(history -> ElementNeeds.of(history, "enqueue", "dequeue", realTime));
            case "stack" -> Optional.of(history -> ElementNeeds.of(history, "push", "pop", realTime));
            case "priority-queue" -> Optional.of(history -> ElementNeeds.of(history, "insert", "delete-min", realTime));
            case "lock" -> Optional.of(LockNeeds::of);
            case "multi-register" -> Optional.of(TransactionNeeds::of);
            default -> models.find(object).map(found -> ofAny(found, realTime));
        };
    }

    private static Deletions ofAny(Model<?> model, boolean realTime) {
        return history -> AnyNeeds.of(history, model, realTime);
    }
}
