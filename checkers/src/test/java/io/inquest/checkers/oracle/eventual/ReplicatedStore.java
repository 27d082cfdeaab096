package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.oracle.objects.Store;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Three replicas that tell each other of updates now and then, and what they hold is what they heard of. */
final class ReplicatedStore implements Store {
    private record Update(int number, int stamp, Object key, Object value) {}

    private static final List<Object> KEYS = Arrays.asList("x", null);

    private final RandomGenerator random;
    private final Updated object;
    private final int keys;
    private final int gossip;
    private final int values;
    private final boolean forgets;
    private final List<Update> made = new ArrayList<>();
    private final List<Set<Update>> replicas =
            List.of(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    private final boolean swaps;
    private int given;

    ReplicatedStore(RandomGenerator random, Updated object) {
        this.random = random;
        this.object = object;
        this.keys = 1 + random.nextInt(4) / 3;
        this.gossip = random.nextInt(4);
        this.values = random.nextInt(6) == 0 ? 3 : Integer.MAX_VALUE;
        this.swaps = object == Updated.REGISTER && random.nextInt(8) == 0;
        this.forgets = random.nextInt(4) == 0;
    }

    List<Object> keys() {
        return KEYS.subList(0, keys);
    }

    @Override
    public Ask next(int process) {
        Object key = KEYS.get(random.nextInt(keys));
        if (random.nextInt(5) < 2) {
            return new Ask("read", key, null);
        }
        Object value = object == Updated.COUNTER ? (Object) (random.nextInt(6) - 2L) : value(given++ % values);
        if (swaps && random.nextInt(3) == 0) {
            return new Ask("cas", key, Arrays.asList(random.nextBoolean() ? null : (Object) (long) given, value));
        }
        return new Ask(object.update(), key, value);
    }

    private static Object value(int n) {
        return n % 2 == 0 ? (Object) (n - 2L) : "v" + n;
    }

    @Override
    public Object perform(Ask ask, Place place) {
        if (random.nextInt(4) < gossip) {
            tell(random.nextInt(3), random.nextInt(3));
        }
        Set<Update> here = replicas.get(place.replica());
        if (ask.f().equals("read")) {
            return shown(ask.key(), here);
        }
        Object written = ask.f().equals("cas") ? ((List<?>) ask.argument()).get(1) : ask.argument();
        int stamp = random.nextInt(5) == 0 ? made.size() - 2 : made.size();
        Update update = new Update(made.size(), stamp, ask.key(), written);
        made.add(update);
        if (!forgets || random.nextInt(6) > 0) {
            here.add(update);
        }
        return null;
    }

    private void tell(int from, int to) {
        for (Update update : replicas.get(from)) {
            if (!forgets || random.nextInt(4) > 0) {
                replicas.get(to).add(update);
            }
        }
    }

    /** All hear of all. */
    void converge() {
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                tell(from, to);
            }
        }
        tell(2, 0);
        tell(2, 1);
        tell(1, 0);
    }

    Object shown(Object key, int replica) {
        return shown(key, replicas.get(replica));
    }

    private Object shown(Object key, Set<Update> heard) {
        List<Update> ofKey = heard.stream()
                .filter(update -> Objects.equals(update.key(), key))
                .toList();
        switch (object) {
            case REGISTER:
                Update last = null;
                for (Update update : ofKey) {
                    boolean later = last == null
                            || update.stamp() > last.stamp()
                            || (update.stamp() == last.stamp() && update.number() > last.number());
                    last = later ? update : last;
                }
                return last == null ? null : last.value();
            case SET:
                Set<Object> elements = new LinkedHashSet<>();
                ofKey.forEach(update -> elements.add(update.value()));
                List<Object> list = new ArrayList<>(elements);
                return list.isEmpty() && random.nextBoolean() ? null : rotated(list);
            default:
                BigInteger sum = ofKey.stream()
                        .map(update -> Updated.number(update.value()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
                return sum.signum() == 0 && random.nextBoolean() ? null : sum;
        }
    }

    private List<Object> rotated(List<Object> list) {
        List<Object> rotated = new ArrayList<>(list);
        if (random.nextBoolean() && !list.isEmpty()) {
            rotated.add(rotated.remove(0));
        }
        return rotated;
    }

    @Override
    public Object anything(Ask ask) {
        if (!ask.f().equals("read")) {
            return null;
        }
        if (object == Updated.COUNTER) {
            return random.nextInt(8) - 2L;
        }
        List<Object> all = new ArrayList<>(new HashSet<>(made.stream()
                .filter(update -> Objects.equals(update.key(), ask.key()))
                .map(Update::value)
                .toList()));
        all.sort((a, b) -> a.toString().compareTo(b.toString()));
        if (random.nextInt(20) == 0) {
            all.add("never");
        }
        if (object == Updated.REGISTER) {
            return all.isEmpty() || random.nextInt(5) == 0 ? null : all.get(random.nextInt(all.size()));
        }
        all.removeIf(any -> random.nextInt(3) == 0);
        return all;
    }
}
