package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** An election with a bug: one answer in ten names any node as the leader of the term. */
public final class SplitElection extends InMemoryElection {
    private final RandomGenerator random;

    public SplitElection(RandomGenerator random) {
        super(random);
        this.random = random;
    }

    @Override
    protected int seen(int itsLeader) {
        return random.nextInt(10) == 0 ? anyNode() : super.seen(itsLeader);
    }
}
