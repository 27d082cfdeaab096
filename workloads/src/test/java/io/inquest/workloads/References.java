package io.inquest.workloads;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.workloads.memory.DirtyTransactions;
import io.inquest.workloads.memory.DivergingRegister;
import io.inquest.workloads.memory.ForgetfulCounter;
import io.inquest.workloads.memory.ForgetfulKv;
import io.inquest.workloads.memory.ForgetfulLog;
import io.inquest.workloads.memory.ForgetfulSet;
import io.inquest.workloads.memory.ForgetfulTransactions;
import io.inquest.workloads.memory.GenerousLock;
import io.inquest.workloads.memory.InMemoryBank;
import io.inquest.workloads.memory.InMemoryBroadcast;
import io.inquest.workloads.memory.InMemoryContainer;
import io.inquest.workloads.memory.InMemoryCounter;
import io.inquest.workloads.memory.InMemoryElection;
import io.inquest.workloads.memory.InMemoryIds;
import io.inquest.workloads.memory.InMemoryKv;
import io.inquest.workloads.memory.InMemoryLock;
import io.inquest.workloads.memory.InMemoryLog;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import io.inquest.workloads.memory.InMemorySet;
import io.inquest.workloads.memory.InMemoryTransactions;
import io.inquest.workloads.memory.LaggingRegister;
import io.inquest.workloads.memory.LaggingTransactions;
import io.inquest.workloads.memory.LeakyBank;
import io.inquest.workloads.memory.RepeatingBroadcast;
import io.inquest.workloads.memory.RepeatingContainer;
import io.inquest.workloads.memory.RepeatingIds;
import io.inquest.workloads.memory.RoamingRegister;
import io.inquest.workloads.memory.SnapshotTransactions;
import io.inquest.workloads.memory.SplitElection;
import io.inquest.workloads.memory.StaleRegister;
import io.inquest.workloads.memory.StaleTransactions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The in-memory objects of every workload, and the checkers that it is for. */
final class References {
    /** As many accounts as the workload has by default, with as much on each. */
    private static final int ACCOUNTS = 8;

    private static final int BALANCE = 10;

    /**
     * A workload's object, and the same with a bug, each driven by a seed.
     *
     * @param checkers the names of the checkers: each finds nothing in what the one does, and something in what the other
     *     does
     */
    record Reference(
            List<String> checkers,
            Function<RandomGenerator, InMemoryObject> correct,
            Function<RandomGenerator, InMemoryObject> wrong) {
        InMemoryObject correct(long seed) {
            return correct.apply(new SeededRandom(seed));
        }

        InMemoryObject wrong(long seed) {
            return wrong.apply(new SeededRandom(seed));
        }
    }

    /** By the workload's name. */
    static final Map<String, Reference> ALL = new TreeMap<>(Map.ofEntries(
            of("register", random -> new InMemoryRegister(), StaleRegister::new, "linearizable"),
            of("kv", random -> new InMemoryKv(), ForgetfulKv::new, "linearizable"),
            of(
                    "sessions",
                    random -> new InMemoryRegister(),
                    RoamingRegister::new,
                    "read-your-writes",
                    "monotonic-reads",
                    "monotonic-writes",
                    "writes-follow-reads",
                    "pram",
                    "slow"),
            of("causal-chain", random -> new InMemoryRegister(), LaggingRegister::new, "causal"),
            of("memory", random -> new InMemoryRegister(), LaggingRegister::new, "sequential"),
            of("eventual", random -> new InMemoryRegister(), DivergingRegister::new, "eventual"),
            of("set", random -> new InMemorySet(), ForgetfulSet::new, "set"),
            of("counter", random -> new InMemoryCounter(), ForgetfulCounter::new, "counter"),
            container("queue", InMemoryContainer.Kind.QUEUE),
            container("stack", InMemoryContainer.Kind.STACK),
            container("priority-queue", InMemoryContainer.Kind.PRIORITY_QUEUE),
            of(
                    "bank",
                    random -> new InMemoryBank(ACCOUNTS, BALANCE),
                    random -> new LeakyBank(ACCOUNTS, BALANCE, random),
                    "bank"),
            of("lock", random -> new InMemoryLock(), GenerousLock::new, "lock"),
            of("election", InMemoryElection::new, SplitElection::new, "election"),
            of("log", random -> new InMemoryLog(), ForgetfulLog::new, "log"),
            of("broadcast", random -> new InMemoryBroadcast(), RepeatingBroadcast::new, "broadcast"),
            of("list-append", random -> new InMemoryTransactions(), ForgetfulTransactions::new, "strict-serializable"),
            of("rw-register", random -> new InMemoryTransactions(), StaleTransactions::new, "strict-serializable"),
            of(
                    "long-fork",
                    random -> new InMemoryTransactions(),
                    random -> new LaggingTransactions(random, 2),
                    "snapshot-isolation",
                    "strict-serializable"),
            of(
                    "write-skew",
                    random -> new InMemoryTransactions(),
                    SnapshotTransactions::new,
                    "serializable",
                    "strict-serializable"),
            of(
                    "monotonic",
                    random -> new InMemoryTransactions(),
                    StaleTransactions::new,
                    "strong-session-serializable",
                    "strict-serializable"),
            of(
                    "causal-reverse",
                    random -> new InMemoryTransactions(),
                    random -> new LaggingTransactions(random, 1),
                    "strict-serializable"),
            of(
                    "dirty-read",
                    random -> new InMemoryTransactions(),
                    DirtyTransactions::new,
                    "read-committed",
                    "strict-serializable"),
            of("unique-ids", random -> new InMemoryIds(), RepeatingIds::new, "unique-ids")));

    private References() {}

    private static Map.Entry<String, Reference> of(
            String workload,
            Function<RandomGenerator, InMemoryObject> correct,
            Function<RandomGenerator, InMemoryObject> wrong,
            String... checkers) {
        return Map.entry(workload, new Reference(List.of(checkers), correct, wrong));
    }

    private static Map.Entry<String, Reference> container(String name, InMemoryContainer.Kind kind) {
        return of(name, random -> new InMemoryContainer(kind), random -> new RepeatingContainer(kind, random), name);
    }
}
