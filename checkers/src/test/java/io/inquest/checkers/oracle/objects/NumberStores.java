package io.inquest.checkers.oracle.objects;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A counter, unique ids, and a bank. */
final class NumberStores {
    private NumberStores() {}

    /** With defects of replicas that never hear of some adds. */
    static final class Counter implements Store {
        private record Replica(Object key, int number) {}

        private static final BigInteger LARGE = BigInteger.ONE.shiftLeft(70);

        private final RandomGenerator random;
        private final Pool pool;
        private final Defects defects;
        private final boolean large;
        private final Map<Replica, BigInteger> sums = new HashMap<>();

        Counter(RandomGenerator random, Defects defects) {
            this.random = random;
            this.pool = new Pool(random, true);
            this.defects = defects;
            this.large = random.nextInt(20) == 0;
        }

        @Override
        public Ask next(int process) {
            Object added = large ? LARGE.multiply(small()) : small();
            boolean read = random.nextInt(5) < 2;
            return read ? new Ask("read", pool.key(), null) : new Ask("add", pool.key(), added);
        }

        private BigInteger small() {
            return BigInteger.valueOf(random.nextInt(6) - 2L);
        }

        @Override
        public Object perform(Ask ask, Place place) {
            if (ask.f().equals("add")) {
                for (int replica = 0; replica < 3; replica++) {
                    if (!defects.strikes(0)) {
                        sums.merge(new Replica(ask.key(), replica), (BigInteger) ask.argument(), BigInteger::add);
                    }
                }
                return random.nextBoolean() ? ask.argument() : null;
            }
            BigInteger sum =
                    sums.getOrDefault(new Replica(ask.key(), defects.any() ? place.replica() : 0), BigInteger.ZERO);
            return sum.signum() == 0 && random.nextBoolean() ? null : sum;
        }

        @Override
        public Object anything(Ask ask) {
            return ask.f().equals("add") ? null : (Object) (random.nextInt(8) - 2L);
        }
    }

    /** With defects each node has its own, or forgets how far it got. */
    static final class UniqueIds implements Store {
        private final RandomGenerator random;
        private final Pool pool;
        private final Defects defects;
        private final boolean words;
        private final long[] next = new long[3];

        UniqueIds(RandomGenerator random, Defects defects) {
            this.random = random;
            this.pool = new Pool(random, false);
            this.defects = defects;
            this.words = random.nextBoolean();
        }

        @Override
        public Ask next(int process) {
            return new Ask("generate", pool.key(), null);
        }

        @Override
        public Object perform(Ask ask, Place place) {
            int node = defects.any() && !defects.strikes(0) ? place.replica() : 0;
            long id = next[node] + (node > 0 ? 3L * random.nextInt(2) : 0);
            next[node] += defects.strikes(1) ? 0 : 1;
            return random.nextInt(12) == 0 ? null : words ? "id " + id : (Object) id;
        }

        @Override
        public Object anything(Ask ask) {
            return random.nextInt(10) == 0 ? null : (Object) (long) random.nextInt(20);
        }
    }

    /** With defects it moves only half of the money, or more than there is. */
    static final class Bank implements Store {
        private static final List<String> ACCOUNTS = List.of("a", "b", "c");

        private final RandomGenerator random;
        private final Pool pool;
        private final Defects defects;
        private final boolean mayOverdraw;
        private final Map<String, Long> balances = new LinkedHashMap<>();

        Bank(RandomGenerator random, Defects defects) {
            this.random = random;
            this.pool = new Pool(random, false);
            this.defects = defects;
            this.mayOverdraw = random.nextInt(4) == 0;
            ACCOUNTS.forEach(account -> balances.put(account, 4L * (account.equals("a") ? 1 : 0)));
        }

        @Override
        public Ask next(int process) {
            if (random.nextInt(2) == 0) {
                return new Ask("read", pool.key(), null);
            }
            String from = ACCOUNTS.get(random.nextInt(3));
            String to = ACCOUNTS.get(random.nextInt(3));
            return new Ask("transfer", pool.key(), Map.of("from", from, "to", to, "amount", 1L + random.nextInt(3)));
        }

        @Override
        public Object perform(Ask ask, Place place) {
            if (ask.f().equals("read")) {
                Map<String, Object> shown = new LinkedHashMap<>(balances);
                shown.values().removeIf(balance -> balance.equals(0L) && random.nextInt(4) == 0);
                return shown;
            }
            Map<?, ?> transfer = (Map<?, ?>) ask.argument();
            long amount = (Long) transfer.get("amount");
            String from = (String) transfer.get("from");
            String to = (String) transfer.get("to");
            if (balances.get(from) < amount && !mayOverdraw && !defects.strikes(0)) {
                return REFUSED;
            }
            if (!defects.strikes(1)) {
                balances.merge(from, -amount, Long::sum);
            }
            if (!defects.strikes(2)) {
                balances.merge(to, amount, Long::sum);
            }
            return null;
        }

        @Override
        public Object anything(Ask ask) {
            if (ask.f().equals("transfer")) {
                return null;
            }
            Map<String, Object> shown = new LinkedHashMap<>();
            long left = 4;
            for (String account : Arrays.asList("a", "b")) {
                long balance = random.nextInt(6) - 1L;
                shown.put(account, balance);
                left -= balance;
            }
            shown.put("c", left + random.nextInt(4) / 3);
            return shown;
        }
    }
}
