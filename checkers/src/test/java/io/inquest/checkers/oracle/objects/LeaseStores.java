package io.inquest.checkers.oracle.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A lock, and elections. */
final class LeaseStores {
    private LeaseStores() {}

    /** With defects it forgets who holds it, or which tokens it gave. */
    static final class Lock implements Store {
        private record Held(Integer holder, long token) {}

        private final RandomGenerator random;
        private final Pool pool;
        private final Defects defects;
        private final int tokens;
        private final Map<Object, Held> locks = new HashMap<>();

        Lock(RandomGenerator random, Defects defects) {
            this.random = random;
            this.pool = new Pool(random, false);
            this.defects = defects;
            this.tokens = random.nextInt(3);
        }

        @Override
        public Ask next(int process) {
            Object key = pool.key();
            Held held = locks.get(key);
            boolean holds = held != null && held.holder() != null && held.holder() == process;
            return new Ask(holds != (random.nextInt(8) == 0) ? "release" : "acquire", key, null);
        }

        @Override
        public Object perform(Ask ask, Place place) {
            Held held = locks.getOrDefault(ask.key(), new Held(null, -2));
            if (ask.f().equals("release")) {
                if (held.holder() == null || held.holder() != place.process()) {
                    return REFUSED;
                }
                locks.put(ask.key(), new Held(null, held.token()));
                return null;
            }
            if (held.holder() != null && !defects.strikes(0)) {
                return REFUSED;
            }
            long token = defects.strikes(1) ? held.token() - random.nextInt(2) : held.token() + 1 + random.nextInt(2);
            locks.put(ask.key(), new Held(place.process(), token));
            return tokens == 0 || (tokens == 1 && random.nextInt(3) == 0) ? null : (Object) token;
        }

        @Override
        public Object anything(Ask ask) {
            return ask.f().equals("release") || tokens == 0 ? null : (Object) (random.nextInt(20) - 2L);
        }
    }

    /** With defects nodes disagree on who leads. */
    static final class Election implements Store {
        private final RandomGenerator random;
        private final Pool pool;
        private final Defects defects;
        private final Map<Object, Long> terms = new HashMap<>();

        Election(RandomGenerator random, Defects defects) {
            this.random = random;
            this.pool = new Pool(random, false);
            this.defects = defects;
        }

        @Override
        public Ask next(int process) {
            return new Ask("lead", pool.key(), null);
        }

        @Override
        public Object perform(Ask ask, Place place) {
            if (random.nextInt(3) == 0) {
                terms.merge(ask.key(), 1L, Long::sum);
            }
            long term = terms.getOrDefault(ask.key(), 0L);
            if (term == 0 && random.nextBoolean()) {
                return null;
            }
            long shown = defects.strikes(1) ? term - 1 : term;
            return known(shown, (shown + (defects.strikes(0) ? place.replica() : 0)) % 3);
        }

        @Override
        public Object anything(Ask ask) {
            return known(random.nextInt(5), random.nextInt(2));
        }

        private static Object known(long term, long leader) {
            return Map.of("term", term, "leader", "n" + leader);
        }
    }
}
