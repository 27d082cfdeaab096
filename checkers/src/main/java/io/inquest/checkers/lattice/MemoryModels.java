package io.inquest.checkers.lattice;

/**
 * The models of single objects and memories, and the session guarantees. Those that take every object imply those of
 * registers with unique writes only where these say anything; and what violates one of these others says nothing
 * elsewhere.
 */
final class MemoryModels {
    private static final String[] GUARANTEES = {
        "read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads"
    };

    private MemoryModels() {}

    static Family family() {
        return new Family.Builder()
                .model("strict", 6)
                .model("linearizable", 20)
                .model("sequential", 200)
                .model("causal-memory", 30)
                .model("causal-convergence", 6)
                .model("causal", 4)
                .model("processor", 200)
                .model("pram", 6)
                .model("cache", 3)
                .model("slow", 3)
                .model("read-your-writes", 1)
                .model("monotonic-reads", 1)
                .model("monotonic-writes", 1)
                .model("writes-follow-reads", 1)
                .model("release", 3)
                .model("entry", 3)
                .model("weak", 2)
                .model("strong-eventual", 2)
                .model("eventual", 2)
                .model("bounded-staleness", 2)
                .model("numerical-deviation", 2)
                .model("order-deviation", 2)
                .implies("strict", "linearizable")
                .implies("linearizable", "sequential")
                .impliesOfUniqueWrites("sequential", "causal-memory", "causal-convergence", "processor")
                .implies("sequential", "cache")
                .impliesOfUniqueWrites("causal-memory", "causal", "pram")
                .impliesOfUniqueWrites("causal-memory", GUARANTEES)
                .impliesOfUniqueWrites("causal-convergence", "causal", "cache")
                .impliesOfUniqueWrites("causal-convergence", GUARANTEES)
                .impliesOfUniqueWrites("processor", "pram", "cache")
                .impliesOfUniqueWrites("pram", "slow", "read-your-writes", "monotonic-reads", "monotonic-writes")
                .impliesOfUniqueWrites("cache", "slow")
                .impliesOfUniqueWrites("causal", "read-your-writes", "monotonic-writes", "writes-follow-reads")
                .impliesOfUniqueWrites("slow", "read-your-writes", "monotonic-reads")
                .implies("release", "entry")
                .impliesOf("register", "causal", "release", "weak")
                .impliesOf("register", "slow", "release", "weak")
                .implies("strong-eventual", "eventual")
                .build();
    }
}
