package io.inquest.checkers.oracle.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Broadcasts that arrive in one order at all, in causal, FIFO or any order; with defects some never, twice or late. */
final class BroadcastStore implements Store {
    private enum Order {
        TOTAL,
        CAUSAL,
        FIFO,
        ANY
    }

    /** @param after those that it must not be delivered before, in causal order */
    private record Message(int number, Object key, Object value, int process, Set<Integer> after) {}

    private record Seat(Object key, Object receiver) {}

    private final RandomGenerator random;
    private final Pool pool;
    private final Defects defects;
    private final Order order;
    private final int sends;
    /** Whether a process mostly sends only what answers what it was delivered. */
    private final boolean answers;

    private final Set<Integer> toAnswer = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<Seat, Set<Integer>> delivered = new HashMap<>();
    private final Map<Seat, Integer> since = new HashMap<>();
    private final Map<Integer, Set<Integer>> known = new HashMap<>();

    BroadcastStore(RandomGenerator random, Defects defects) {
        this.random = random;
        this.pool = new Pool(random, false);
        this.defects = defects;
        this.order = Order.values()[random.nextInt(Order.values().length)];
        this.sends = 3 + random.nextInt(3);
        this.answers = random.nextBoolean();
    }

    @Override
    public Ask next(int process) {
        Object key = pool.key();
        boolean sendsNow = answers ? toAnswer.remove(process) || random.nextInt(5) == 0 : random.nextInt(10) < sends;
        return sendsNow ? new Ask("broadcast", key, pool.fresh(key)) : new Ask("deliver", key, null);
    }

    @Override
    public Object perform(Ask ask, Place place) {
        Set<Integer> knows = known.computeIfAbsent(place.process(), any -> new HashSet<>());
        if (ask.f().equals("broadcast")) {
            Message sent =
                    new Message(messages.size(), ask.key(), ask.argument(), place.process(), new HashSet<>(knows));
            knows.add(sent.number());
            messages.add(sent);
            return null;
        }
        Seat seat = new Seat(ask.key(), place.receiver());
        Set<Integer> had = delivered.computeIfAbsent(seat, any -> new HashSet<>());
        boolean late = place.receiver() instanceof Integer && random.nextInt(3) == 0;
        int first = since.computeIfAbsent(seat, any -> late ? messages.size() : 0);
        List<Message> next = messages.stream()
                .filter(message -> message.number() >= first
                        && message.key() == ask.key()
                        && !had.contains(message.number())
                        && mayCome(message, had, first))
                .toList();
        if (next.isEmpty() || defects.strikes(0)) {
            return null;
        }
        boolean latest = order != Order.TOTAL && random.nextInt(4) > 0;
        Message message = next.get(latest ? next.size() - 1 : order == Order.TOTAL ? 0 : random.nextInt(next.size()));
        if (!defects.strikes(1)) {
            had.add(message.number());
        }
        if (defects.strikes(2)) {
            had.add(next.get(next.size() - 1).number());
        }
        knows.add(message.number());
        knows.addAll(message.after());
        toAnswer.add(place.process());
        return message.value();
    }

    private boolean mayCome(Message message, Set<Integer> had, int first) {
        return order == Order.ANY
                || messages.stream()
                        .filter(before -> before.number() >= first && before.key() == message.key())
                        .filter(before -> order == Order.FIFO
                                ? before.process() == message.process() && before.number() < message.number()
                                : message.after().contains(before.number()))
                        .allMatch(before -> had.contains(before.number()));
    }

    @Override
    public Object anything(Ask ask) {
        return ask.f().equals("broadcast") || random.nextInt(4) == 0 ? null : pool.any(ask.key());
    }
}
