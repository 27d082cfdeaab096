package io.inquest.checkers.oracle.memory;

import io.inquest.checkers.Validity;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The memory models and session guarantees, each decided on a history of reads and writes from its definition. */
enum MemoryModel {
    STRICT("strict", false, OrderModels::strict),
    LINEARIZABLE("linearizable", false, OrderModels::linearizable),
    SEQUENTIAL("sequential", false, OrderModels::sequential),
    CAUSAL("causal", true, happened -> new CausalPatterns(happened).causal()),
    CAUSAL_CONVERGENCE("causal-convergence", true, happened -> new CausalPatterns(happened).causalConvergence()),
    CAUSAL_MEMORY("causal-memory", true, happened -> new CausalPatterns(happened).causalMemory()),
    PRAM("pram", true, OrderModels::pram),
    PROCESSOR("processor", true, OrderModels::processor),
    CACHE("cache", false, OrderModels::cache),
    SLOW("slow", true, OrderModels::slow),
    READ_YOUR_WRITES("read-your-writes", true, happened -> new SessionGuarantees(happened).readYourWrites()),
    MONOTONIC_READS("monotonic-reads", true, happened -> new SessionGuarantees(happened).monotonicReads()),
    MONOTONIC_WRITES("monotonic-writes", true, happened -> new SessionGuarantees(happened).monotonicWrites()),
    WRITES_FOLLOW_READS("writes-follow-reads", true, happened -> new SessionGuarantees(happened).writesFollowReads());

    private final String word;
    private final boolean needsUniqueWrites;
    private final Predicate<List<Op>> satisfied;

    MemoryModel(String word, boolean needsUniqueWrites, Predicate<List<Op>> satisfied) {
        this.word = word;
        this.needsUniqueWrites = needsUniqueWrites;
        this.satisfied = satisfied;
    }

    String word() {
        return word;
    }

    boolean needsUniqueWrites() {
        return needsUniqueWrites;
    }

    Validity decide(History history) {
        return decide(Registers.of(history));
    }

    Validity decide(Registers registers) {
        if (!registers.named().isEmpty()) {
            return Validity.INVALID;
        }
        if (needsUniqueWrites && !registers.unique()) {
            return Validity.UNKNOWN;
        }
        List<Op> perhaps = registers.perhaps();
        for (int choice = 0; choice < 1 << perhaps.size(); choice++) {
            List<Op> happened = new ArrayList<>(registers.certain());
            for (int i = 0; i < perhaps.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    happened.add(perhaps.get(i));
                }
            }
            if (hasAWriteForEachRead(happened) && satisfied.test(happened)) {
                return Validity.VALID;
            }
        }
        return Validity.INVALID;
    }

    /** A write whose value was read did happen, also for the models that are only patterns. */
    private static boolean hasAWriteForEachRead(List<Op> happened) {
        return happened.stream()
                .allMatch(r -> r.write() || r.readsInit() || happened.stream().anyMatch(w -> w.rf(r)));
    }
}
