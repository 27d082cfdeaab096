package io.inquest.checkers.oracle.objects;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A queue, stack or priority queue; with defects one that forgets, gives twice, and gives another than the next. */
final class ContainerStore implements Store {
    private final RandomGenerator random;
    private final Subject subject;
    private final Pool pool;
    private final Defects defects;
    private final int puts;
    private final Map<Object, List<Object>> held = new HashMap<>();

    ContainerStore(RandomGenerator random, Subject subject, Defects defects) {
        this.random = random;
        this.subject = subject;
        this.pool = new Pool(random, subject == Subject.PRIORITY_QUEUE);
        this.defects = defects;
        this.puts = 4 + random.nextInt(3);
    }

    private String put() {
        return subject == Subject.QUEUE ? "enqueue" : subject == Subject.STACK ? "push" : "insert";
    }

    private String take() {
        return subject == Subject.QUEUE ? "dequeue" : subject == Subject.STACK ? "pop" : "delete-min";
    }

    @Override
    public Ask next(int process) {
        Object key = pool.key();
        return random.nextInt(10) < puts ? new Ask(put(), key, pool.fresh(key)) : new Ask(take(), key, null);
    }

    @Override
    public Object perform(Ask ask, Place place) {
        List<Object> values = held.computeIfAbsent(ask.key(), any -> new ArrayList<>());
        if (ask.f().equals(put())) {
            if (!defects.strikes(0)) {
                values.add(ask.argument());
            }
            return random.nextBoolean() ? ask.argument() : null;
        }
        if (values.isEmpty() || (defects.strikes(1) && random.nextBoolean())) {
            return null;
        }
        int index = defects.strikes(2) ? other(values) : index(values);
        return defects.strikes(3) ? values.get(index) : values.remove(index);
    }

    private int index(List<Object> values) {
        if (subject == Subject.QUEUE) {
            return 0;
        }
        int index = values.size() - 1;
        for (int i = 0; subject == Subject.PRIORITY_QUEUE && i < values.size(); i++) {
            index = number(values.get(i)).compareTo(number(values.get(index))) < 0 ? i : index;
        }
        return index;
    }

    /** Often the one whose turn is last. */
    private int other(List<Object> values) {
        int last = subject == Subject.QUEUE ? values.size() - 1 : 0;
        return random.nextBoolean() ? last : random.nextInt(values.size());
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    @Override
    public Object anything(Ask ask) {
        return ask.f().equals(put()) || random.nextInt(4) == 0 ? null : pool.any(ask.key());
    }
}
