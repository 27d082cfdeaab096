package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Who leads, with {@code lead}: someone for a while, in each term one of three nodes. */
public class InMemoryElection implements InMemoryObject {
    private static final int NODES = 3;

    private final RandomGenerator random;
    private long term;
    private int leader;

    public InMemoryElection(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public final Completion apply(Operation operation) {
        if (!operation.f().equals("lead")) {
            throw new IllegalArgumentException("an election does not know " + operation.f());
        }
        if (random.nextInt(20) == 0) {
            term++;
            leader = random.nextInt(NODES);
        }
        return new Completion.Ok(term == 0 ? null : answer(), null);
    }

    private Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("term", term);
        answer.put("leader", "n" + (1 + seen(leader)));
        return answer;
    }

    /** Whom someone takes for the leader of this term. */
    protected int seen(int itsLeader) {
        return itsLeader;
    }

    /** Any of the nodes. */
    protected final int anyNode() {
        return random.nextInt(NODES);
    }
}
