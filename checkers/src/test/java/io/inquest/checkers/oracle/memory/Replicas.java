package io.inquest.checkers.oracle.memory;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A store of replicas that answer from what they hold and send each other their writes, in the order in which each
 * replica made them, in causal order, or in any. What arrives overwrites, or is kept only if it is the latest made.
 */
final class Replicas {
    enum Delivery {
        FIFO,
        CAUSAL,
        ANY
    }

    /** @param seen the writes that its replica held when it was made */
    private record Write(int replica, Object key, Object value, int number, Set<Write> seen) {
        @Override
        public int hashCode() {
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Write write && write.number == number;
        }
    }

    private final RandomGenerator random;
    private final Delivery delivery;
    private final boolean latestWins;
    private final boolean roaming;
    private final int deliverPercent;
    private final List<Map<Object, Write>> states = new ArrayList<>();
    private final List<Set<Write>> seen = new ArrayList<>();
    private final List<Write> made = new ArrayList<>();

    Replicas(RandomGenerator random) {
        this.random = random;
        this.delivery = Delivery.values()[random.nextInt(3)];
        this.latestWins = random.nextBoolean();
        this.roaming = random.nextBoolean();
        this.deliverPercent = 5 + random.nextInt(35);
        for (int count = 2 + random.nextInt(2); count > 0; count--) {
            states.add(new LinkedHashMap<>());
            seen.add(new HashSet<>());
        }
    }

    /** The history of sessions that do what is planned; what their reads return is decided here. */
    History run(Plan plan) {
        int count = plan.sessions().size();
        Recording recording = new Recording(random, count);
        int[] done = new int[count];
        int[] stage = new int[count];
        Object[] result = new Object[count];
        int completeFirst = random.nextInt(4);
        int busy = -1;
        while (true) {
            if (random.nextInt(100) < deliverPercent) {
                deliverOne();
            }
            boolean goOn = busy >= 0 && stage[busy] > 0 && random.nextInt(3) < completeFirst;
            int session = goOn ? busy : pick(plan, done);
            if (session < 0) {
                return recording.history();
            }
            busy = session;
            Plan.Step step = plan.sessions().get(session).get(done[session]);
            switch (stage[session]++) {
                case 0:
                    recording.invoke(session, step);
                    break;
                case 1:
                    result[session] = perform(session, step);
                    break;
                default:
                    recording.complete(session, step, result[session]);
            }
            if (stage[session] == (step.fate() == Plan.Fate.OPEN ? 2 : 3)) {
                stage[session] = 0;
                done[session]++;
            }
        }
    }

    private int pick(Plan plan, int[] done) {
        int start = random.nextInt(done.length);
        for (int i = 0; i < done.length; i++) {
            int session = (start + i) % done.length;
            if (done[session] < plan.sessions().get(session).size()) {
                return session;
            }
        }
        return -1;
    }

    private Object perform(int session, Plan.Step step) {
        int replica = (roaming && random.nextInt(3) == 0 ? random.nextInt(states.size()) : session) % states.size();
        if (!step.write()) {
            Write held = states.get(replica).get(step.key());
            return held == null ? null : held.value();
        }
        boolean lost = step.fate() != Plan.Fate.OK && (step.fate() == Plan.Fate.FAIL || random.nextBoolean());
        if (!lost) {
            Write write = new Write(replica, step.key(), step.value(), made.size(), Set.copyOf(seen.get(replica)));
            made.add(write);
            apply(replica, write);
        }
        return step.value();
    }

    private void deliverOne() {
        int replica = random.nextInt(states.size());
        List<Write> candidates = made.stream()
                .filter(write -> !seen.get(replica).contains(write) && mayArrive(replica, write))
                .toList();
        if (!candidates.isEmpty()) {
            apply(replica, candidates.get(random.nextInt(candidates.size())));
        }
    }

    private boolean mayArrive(int replica, Write write) {
        return write.seen().stream()
                .filter(before -> delivery == Delivery.CAUSAL
                        || (delivery == Delivery.FIFO && before.replica() == write.replica()))
                .allMatch(seen.get(replica)::contains);
    }

    private void apply(int replica, Write write) {
        seen.get(replica).add(write);
        Write held = states.get(replica).get(write.key());
        if (held == null || !latestWins || held.number() < write.number()) {
            states.get(replica).put(write.key(), write);
        }
    }
}
