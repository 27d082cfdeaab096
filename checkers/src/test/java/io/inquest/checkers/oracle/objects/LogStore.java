package io.inquest.checkers.oracle.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A log; with defects one that overwrites, forgets, skips and gives again. */
final class LogStore implements Store {
    private record Reader(Object key, int process) {}

    private final RandomGenerator random;
    private final Pool pool;
    private final Defects defects;
    private final long firstOffset;
    private final Map<Object, List<List<Object>>> logs = new HashMap<>();
    private final Map<Reader, Integer> positions = new HashMap<>();

    LogStore(RandomGenerator random, Defects defects) {
        this.random = random;
        this.pool = new Pool(random, false);
        this.defects = defects;
        this.firstOffset = random.nextInt(2) * 41L;
    }

    @Override
    public Ask next(int process) {
        Object key = pool.key();
        return random.nextBoolean() ? new Ask("send", key, pool.fresh(key)) : new Ask("poll", key, null);
    }

    @Override
    public Object perform(Ask ask, Place place) {
        List<List<Object>> log = logs.computeIfAbsent(ask.key(), any -> new ArrayList<>());
        if (ask.f().equals("send")) {
            return send(log, ask);
        }
        Reader reader = new Reader(ask.key(), place.process());
        int start = defects.any() && random.nextInt(4) == 0 ? random.nextInt(log.size() + 1) : 0;
        int position = positions.getOrDefault(reader, start);
        if (defects.strikes(1)) {
            position = Math.max(0, position + random.nextInt(4) - 2);
        }
        List<Object> shown = new ArrayList<>();
        int end = Math.min(log.size(), position + 1 + random.nextInt(3));
        for (; position < end; position++) {
            if (log.get(position) != null) {
                shown.add(log.get(position));
            }
        }
        positions.put(reader, position);
        if (defects.strikes(3) && !shown.isEmpty()) {
            shown.add(0, shown.remove(shown.size() - 1));
        }
        return shown.isEmpty() && random.nextBoolean() ? null : shown;
    }

    private Object send(List<List<Object>> log, Ask ask) {
        if (defects.strikes(0) && !log.isEmpty()) {
            log.set(log.size() - 1, List.of(firstOffset + log.size() - 1, ask.argument()));
            return log.get(log.size() - 1);
        }
        if (defects.strikes(2)) {
            log.add(null);
        }
        List<Object> entry = List.of(firstOffset + log.size(), ask.argument());
        log.add(defects.strikes(2) ? null : entry);
        if (defects.strikes(3)) {
            log.add(List.of(firstOffset + log.size(), ask.argument()));
        }
        return entry;
    }

    /** An operation of which nobody will know took an offset, but is not there. */
    void skip(Ask ask) {
        if (ask.f().equals("send")) {
            logs.computeIfAbsent(ask.key(), any -> new ArrayList<>()).add(null);
        }
    }

    @Override
    public Object anything(Ask ask) {
        if (ask.f().equals("send")) {
            return List.of(firstOffset + random.nextInt(12), ask.argument());
        }
        List<Object> shown = new ArrayList<>();
        long offset = firstOffset + random.nextInt(3);
        for (int left = random.nextInt(3); left > 0; left--) {
            shown.add(List.of(offset, pool.any(ask.key())));
            offset += random.nextInt(6) == 0 ? random.nextInt(4) - 1 : 1;
        }
        return shown;
    }
}
