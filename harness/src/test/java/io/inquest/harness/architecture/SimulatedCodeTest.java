package io.inquest.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.inquest.harness.architecture.Avoid.avoid;
import static io.inquest.harness.architecture.Production.CLASSES;
import static io.inquest.harness.architecture.Production.REPRODUCIBLE;
import static io.inquest.harness.architecture.Production.SIMULATED;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import org.junit.jupiter.api.Test;

/** A run is a function of its seed: what simulated code must not touch. */
class SimulatedCodeTest {
    private static final String HISTORY = "io.inquest.history.";
    private static final String CHECKERS = "io.inquest.checkers.";
    private static final String KEY_VALUE = "io.inquest.systems.keyvalue.";
    private static final String RAFT = "io.inquest.systems.raft.";
    private static final String MEMORY = "io.inquest.workloads.memory.";
    private static final String NUMBERS = "numbers are given out in order, and looked up";

    @Test
    void doesNotDependOnTheOrderOfHashTables() {
        hold(
                REPRODUCIBLE,
                avoid(
                        Hazards.HASH_ORDER,
                        new Allowance(HISTORY + "EventParser", "HashSet.<init>", "says whether a name came twice"),
                        new Allowance(HISTORY + "Pool", "HashMap.<init>", "looked up; a list has the order"),
                        new Allowance(HISTORY + "ProcessTable", "HashMap.<init>", "looked up by process"),
                        new Allowance(CHECKERS + "CheckContext", "Map.copyOf", "looked up by name"),
                        new Allowance(CHECKERS + "linear.ModelTransitions", "HashMap.<init>", NUMBERS),
                        new Allowance(CHECKERS + "linear.RegisterTransitions", "HashMap.<init>", NUMBERS),
                        new Allowance(
                                CHECKERS + "model.CounterModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "model.LockModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "model.MutexModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(
                                CHECKERS + "model.PriorityQueueModel",
                                "Map.of",
                                "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "sync.LockModel", "Set.of", "asked whether a function is in it"),
                        new Allowance(CHECKERS + "model.QueueModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "model.SetModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "model.StackModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(CHECKERS + "model.KvModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(
                                CHECKERS + "model.RegisterModel", "Map.of", "looked up by function; lists sort it"),
                        new Allowance(
                                "io.inquest.harness.runner.RunSpec", "Map.copyOf", "looked up by name; lists sort it"),
                        new Allowance("io.inquest.nemesis.Cuts", "HashMap.<init>", "looked up by link"),
                        new Allowance("io.inquest.systems.Promise", "Set.copyOf", "asked whether a fault is in it"),
                        new Allowance("io.inquest.systems.SystemConfig", "Map.copyOf", "looked up by name"),
                        new Allowance("io.inquest.systems.SystemDescription", "Set.copyOf", "asked what is in it"),
                        new Allowance(KEY_VALUE + "Commands", "Set.of", "asked whether a function is in it"),
                        new Allowance(KEY_VALUE + "TakenRequests", "HashMap.<init>", "looked up by client"),
                        new Allowance(
                                "io.inquest.systems.mvcc.MvccProvider", "Set.of", "asked whether a fault is in it"),
                        new Allowance(
                                "io.inquest.systems.primarybackup.PrimaryBackupProvider",
                                "Set.of",
                                "asked whether a fault is in it"),
                        new Allowance(RAFT + "RaftProvider", "Set.of", "asked whether a fault is in it"),
                        new Allowance("io.inquest.workloads.WorkloadConfig", "Map.copyOf", "looked up by name"),
                        new Allowance("io.inquest.workloads.KvWorkload", "Set.of", "sorted wherever it is listed"),
                        new Allowance(
                                "io.inquest.workloads.RegisterWorkload", "Set.of", "sorted wherever it is listed"),
                        new Allowance(MEMORY + "InMemoryKv", "HashMap.<init>", "looked up by key"),
                        new Allowance(MEMORY + "InMemoryRegister", "HashMap.<init>", "looked up by key"),
                        new Allowance(MEMORY + "StaleRegister", "HashMap.<init>", "looked up by key")));
    }

    @Test
    void doesNotDependOnIdentityHashes() {
        hold(REPRODUCIBLE, avoid(Hazards.IDENTITY));
    }

    @Test
    void doesNotDependOnThePlatformsMath() {
        hold(REPRODUCIBLE, avoid(Hazards.INEXACT_MATH));
    }

    @Test
    void takesRandomNumbersByFixedAlgorithmsOnly() {
        hold(SIMULATED, avoid(Hazards.UNFIXED_RANDOM));
    }

    @Test
    void makesNoValuesOfFloatingPoint() {
        hold(
                REPRODUCIBLE,
                avoid(
                        Hazards.BOXED_FLOATS,
                        new Allowance(
                                CHECKERS + "txn.graph.Walks", "Double.valueOf", "what JGraphT takes as a length")));
    }

    @Test
    void declaresNoFloatingPoint() {
        hold(
                REPRODUCIBLE,
                new NoFloatingPoint(
                        new Allowance("io.inquest.cluster.world.SeededRandom", "", "what RandomGenerator declares"),
                        new Allowance("io.inquest.checkers.txn.graph.GraphView", "", "what JGraphT declares"),
                        new Allowance(
                                "io.inquest.generators.Generators", "", "a rate, turned into a pause in ns at once"),
                        new Allowance(
                                "io.inquest.generators.Distribution",
                                "",
                                "an exponent, turned into a table of whole numbers at once"),
                        new Allowance("io.inquest.harness.runner.RunSpec", "", "the rate as it was typed"),
                        new Allowance("io.inquest.workloads.WorkloadConfig", "", "the rate as it was typed"),
                        new Allowance(
                                "io.inquest.history.Values", "", "a client's floating point is made exact here")));
    }

    @Test
    void hasNoThreads() {
        hold(SIMULATED, avoid(Hazards.THREADS));
        hold(SIMULATED, new NoLocks());
    }

    @Test
    void doesNotAskTheMachineWhatItIsLike() {
        hold(
                REPRODUCIBLE,
                avoid(
                        Hazards.ENVIRONMENT,
                        new Allowance(CHECKERS + "CheckContext", "Runtime.maxMemory", "the default of a budget"),
                        new Allowance(
                                CHECKERS + "linear.Workers",
                                "Runtime.availableProcessors",
                                "how many threads; what they find does not depend on it")));
    }

    @Test
    void reachesNothingOutside() {
        hold(
                SIMULATED,
                avoid(
                        Hazards.OUTSIDE,
                        new Allowance(
                                "io.inquest.harness.runner.Witness", "Path", "says where results go; opens nothing")));
    }

    private static void hold(DescribedPredicate<JavaClass> where, ArchCondition<JavaClass> condition) {
        classes().that(where).should(condition).check(CLASSES);
    }
}
