package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A store that keeps all versions of each key in one order, and promises more or less of which of them a transaction sees.
 */
final class TinyStore {
    enum Level {
        /** One transaction after another. */
        SERIAL,
        /** The same, but who only reads sees an earlier state. */
        SERIAL_STALE_READS,
        /** All reads from one state; of two that write one key at a time, one fails. */
        SNAPSHOT,
        /** The same, from an earlier state. */
        STALE_SNAPSHOT,
        /** Snapshots at several sites, which hear of each other's transactions in causal order. */
        SITES,
        /** Reads from one state, and both may write. */
        ATOMIC,
        /** Sites, and both may write. */
        CAUSAL,
        /** Reads return what was committed last. */
        READ_COMMITTED,
        /** Reads return what was written last. */
        DIRTY,
        /** For each key one state, of some keys an earlier one. */
        FRACTURED,
        /** Each read from another, perhaps earlier state. */
        STALE_READS
    }

    /** A version, or the element that makes a list a new version. */
    private record Version(Running by, Object value) {}

    /** A transaction in the store. */
    static final class Running {
        final Planned txn;
        final int site;
        private final Map<Object, List<Version>> seen = new TreeMap<>();
        private final Map<Object, List<Version>> own = new LinkedHashMap<>();
        private final List<Object> chosen = new ArrayList<>();
        private List<Running> before = List.of();
        private int next;

        Running(Planned txn, int site) {
            this.txn = txn;
            this.site = site;
        }

        boolean isDone() {
            return next == txn.mops.size();
        }
    }

    private static final int SITES = 2;

    private final RandomGenerator random;
    private final Level level;
    private final boolean lists;
    private final boolean locking;
    private final Map<Object, List<Version>> current = new TreeMap<>();
    private final List<Map<Object, List<Version>>> past = new ArrayList<>();
    private final Map<Object, Running> locks = new TreeMap<>();
    private final List<Running> committed = new ArrayList<>();
    private final List<List<Running>> atSite = new ArrayList<>();

    TinyStore(RandomGenerator random, Level level, boolean lists) {
        this.random = random;
        this.level = level;
        this.lists = lists;
        this.locking = lists && random.nextInt(4) > 0;
        for (int i = 0; i < SITES; i++) {
            atSite.add(new ArrayList<>());
        }
        past.add(copied());
    }

    /** Does what comes next; false if it has to wait for another. */
    boolean step(Running running) {
        boolean atOnce = isAtOnce();
        if (running.next == 0) {
            begin(running);
        }
        do {
            Mop mop = running.txn.mops.get(running.next);
            Object key = mop.key();
            if (mop.reads()) {
                running.txn.mops.set(running.next, new Mop("r", key, read(running, key)));
            } else if (mop.writes() && !write(running, mop)) {
                return false;
            }
            running.next++;
        } while (atOnce && !running.isDone());
        return !atOnce || commit(running);
    }

    /** Whether a step does all, and commits. */
    boolean isAtOnce() {
        return level == Level.SERIAL || level == Level.SERIAL_STALE_READS;
    }

    private void begin(Running running) {
        boolean onlyReads = running.txn.mops.stream().allMatch(Mop::reads);
        int age = Math.min(past.size(), 1 + random.nextInt(3));
        Map<Object, List<Version>> state = copied();
        if (level == Level.STALE_SNAPSHOT || (level == Level.SERIAL_STALE_READS && onlyReads)) {
            state = past.get(past.size() - age);
        }
        if (level == Level.SITES || level == Level.CAUSAL) {
            running.before = new ArrayList<>(atSite.get(running.site));
            state.values().forEach(versions -> versions.removeIf(version -> !running.before.contains(version.by())));
        }
        running.seen.putAll(state);
    }

    private List<Version> visible(Running running, Object key) {
        List<Version> now = current.getOrDefault(key, List.of());
        switch (level) {
            case READ_COMMITTED:
            case DIRTY:
                return now;
            case STALE_READS:
                return random.nextInt(3) > 0 ? now : now.subList(0, random.nextInt(now.size() + 1));
            case FRACTURED:
                List<Version> seen = running.seen.getOrDefault(key, List.of());
                if (random.nextInt(3) == 0 && !running.chosen.contains(key)) {
                    seen = random.nextBoolean() ? now : seen.subList(0, random.nextInt(seen.size() + 1));
                    running.seen.put(key, seen);
                }
                running.chosen.add(key);
                return seen;
            default:
                return running.seen.getOrDefault(key, List.of());
        }
    }

    private Object read(Running running, Object key) {
        List<Version> versions = new ArrayList<>(visible(running, key));
        if (level != Level.DIRTY) {
            versions.addAll(running.own.getOrDefault(key, List.of()));
        }
        if (!lists) {
            return versions.isEmpty() ? null : versions.get(versions.size() - 1).value();
        }
        List<Object> list = new ArrayList<>();
        versions.forEach(version -> list.add(version.value()));
        return list;
    }

    private boolean write(Running running, Mop mop) {
        boolean locks = locking && (level.compareTo(Level.ATOMIC) >= 0);
        if (locks) {
            Running holder = this.locks.putIfAbsent(mop.key(), running);
            if (holder != null && holder != running) {
                return false;
            }
        }
        Version version = new Version(running, mop.value());
        running.own.computeIfAbsent(mop.key(), any -> new ArrayList<>()).add(version);
        if (level == Level.DIRTY) {
            current.computeIfAbsent(mop.key(), any -> new ArrayList<>()).add(version);
        }
        return true;
    }

    /** False if it cannot be, for another wrote the same. */
    boolean commit(Running running) {
        boolean checks = level == Level.SNAPSHOT || level == Level.STALE_SNAPSHOT || level == Level.SITES;
        for (Object key : running.own.keySet()) {
            int now = current.getOrDefault(key, List.of()).size();
            if (checks && now != running.seen.getOrDefault(key, List.of()).size()) {
                return false;
            }
        }
        if (level != Level.DIRTY) {
            running.own.forEach((key, versions) ->
                    current.computeIfAbsent(key, any -> new ArrayList<>()).addAll(versions));
        }
        committed.add(running);
        atSite.get(running.site).add(running);
        past.add(copied());
        unlock(running);
        return true;
    }

    /** Takes back what it wrote, or forgets to. */
    void abort(Running running, boolean forgets) {
        if (!forgets) {
            current.values().forEach(versions -> versions.removeIf(version -> version.by() == running));
        }
        unlock(running);
    }

    private void unlock(Running running) {
        locks.values().removeIf(holder -> holder == running);
    }

    /** Some site hears of a transaction. */
    void spread() {
        List<Running> here = atSite.get(random.nextInt(SITES));
        List<Running> news = committed.stream()
                .filter(running -> !here.contains(running) && here.containsAll(running.before))
                .toList();
        if (!news.isEmpty()) {
            here.add(news.get(random.nextInt(news.size())));
        }
    }

    private Map<Object, List<Version>> copied() {
        Map<Object, List<Version>> copy = new TreeMap<>();
        current.forEach((key, versions) -> copy.put(key, new ArrayList<>(versions)));
        return copy;
    }
}
