package io.inquest.checkers.oracle.memory;

import static io.inquest.checkers.oracle.memory.MemoryModel.CACHE;
import static io.inquest.checkers.oracle.memory.MemoryModel.CAUSAL;
import static io.inquest.checkers.oracle.memory.MemoryModel.CAUSAL_CONVERGENCE;
import static io.inquest.checkers.oracle.memory.MemoryModel.CAUSAL_MEMORY;
import static io.inquest.checkers.oracle.memory.MemoryModel.LINEARIZABLE;
import static io.inquest.checkers.oracle.memory.MemoryModel.MONOTONIC_READS;
import static io.inquest.checkers.oracle.memory.MemoryModel.MONOTONIC_WRITES;
import static io.inquest.checkers.oracle.memory.MemoryModel.PRAM;
import static io.inquest.checkers.oracle.memory.MemoryModel.PROCESSOR;
import static io.inquest.checkers.oracle.memory.MemoryModel.READ_YOUR_WRITES;
import static io.inquest.checkers.oracle.memory.MemoryModel.SEQUENTIAL;
import static io.inquest.checkers.oracle.memory.MemoryModel.SLOW;
import static io.inquest.checkers.oracle.memory.MemoryModel.STRICT;
import static io.inquest.checkers.oracle.memory.MemoryModel.WRITES_FOLLOW_READS;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What implies what, where nothing is unknown. */
final class Implications {
    private static final Map<MemoryModel, Set<MemoryModel>> STATED = new EnumMap<>(MemoryModel.class);

    static {
        state(STRICT, LINEARIZABLE);
        state(LINEARIZABLE, SEQUENTIAL);
        state(SEQUENTIAL, CAUSAL_MEMORY, CAUSAL_CONVERGENCE, PROCESSOR, CACHE);
        state(CAUSAL_MEMORY, CAUSAL, PRAM);
        state(CAUSAL_CONVERGENCE, CAUSAL, CACHE);
        state(PROCESSOR, PRAM, CACHE);
        state(PRAM, SLOW, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES);
        state(CACHE, SLOW);
        state(CAUSAL, READ_YOUR_WRITES, MONOTONIC_WRITES, WRITES_FOLLOW_READS);
        guarantees(CAUSAL_CONVERGENCE);
        guarantees(CAUSAL_MEMORY);
        state(SLOW, READ_YOUR_WRITES, MONOTONIC_READS);
    }

    private Implications() {}

    private static void state(MemoryModel model, MemoryModel... implied) {
        STATED.computeIfAbsent(model, any -> EnumSet.noneOf(MemoryModel.class)).addAll(List.of(implied));
    }

    private static void guarantees(MemoryModel model) {
        state(model, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS);
    }

    /** The model itself and all that it implies, in one step or more. */
    static Set<MemoryModel> of(MemoryModel model) {
        Set<MemoryModel> all = EnumSet.of(model);
        STATED.getOrDefault(model, Set.of()).forEach(implied -> all.addAll(of(implied)));
        return all;
    }
}
