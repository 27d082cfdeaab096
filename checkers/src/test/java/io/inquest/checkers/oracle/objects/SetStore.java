package io.inquest.checkers.oracle.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A set; with defects one of replicas that hear of each other's elements late, and forget. */
final class SetStore implements Store {
    private record Replica(Object key, int number) {}

    private final RandomGenerator random;
    private final Pool pool;
    private final Defects defects;
    private final int adds;
    private final Map<Replica, Set<Object>> elements = new HashMap<>();

    SetStore(RandomGenerator random, Defects defects) {
        this.random = random;
        this.pool = new Pool(random, false);
        this.defects = defects;
        this.adds = 3 + random.nextInt(5);
    }

    @Override
    public Ask next(int process) {
        Object key = pool.key();
        return random.nextInt(10) < adds ? new Ask("add", key, pool.fresh(key)) : new Ask("read", key, null);
    }

    @Override
    public Object perform(Ask ask, Place place) {
        int number = defects.any() ? place.replica() : 0;
        Set<Object> here = at(ask.key(), number);
        if (ask.f().equals("add")) {
            here.add(ask.argument());
            for (int other = 0; other < 3; other++) {
                if (!defects.strikes(0)) {
                    at(ask.key(), other).addAll(here);
                }
            }
            return ask.argument();
        }
        if (defects.strikes(1) && !here.isEmpty()) {
            here.remove(here.iterator().next());
        }
        List<Object> shown = new ArrayList<>(here);
        Collections.shuffle(shown, new Random(random.nextInt()));
        if (defects.strikes(2) && !shown.isEmpty()) {
            shown.add(shown.get(0));
        }
        return shown.isEmpty() && random.nextBoolean() ? null : shown;
    }

    private Set<Object> at(Object key, int number) {
        return elements.computeIfAbsent(new Replica(key, number), any -> new LinkedHashSet<>());
    }

    @Override
    public Object anything(Ask ask) {
        if (ask.f().equals("add")) {
            return null;
        }
        List<Object> shown = new ArrayList<>();
        for (Object value : new LinkedHashSet<>(pool.given(ask.key()))) {
            if (random.nextInt(3) > 0) {
                shown.add(value);
            }
        }
        if (random.nextInt(12) == 0) {
            shown.add(pool.any(ask.key()));
        }
        return shown;
    }
}
