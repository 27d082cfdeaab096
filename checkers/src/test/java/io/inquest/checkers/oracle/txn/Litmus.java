package io.inquest.checkers.oracle.txn;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Known shapes: {@code wx1} writes version 1 of x, {@code rx1} reads it, {@code rx0} reads what was there before any. A
 * leading digit is the session; another transaction of that session comes later.
 */
final class Litmus {
    private static final List<String> SHAPES = List.of(
            "0 wx1, 1 wy1, 2 rx1 ry0, 3 rx0 ry1", // long fork
            "0 wx1, 1 wy1, 2 rx1 ry0, 3 rx0 ry1",
            "0 wx1, 1 wy1, 2 rx1 wz1, 3 rz1 ry0, 4 ry1 rx0",
            "0 rx0 ry0 wx1, 1 rx0 ry0 wy1", // write skew
            "0 rx0 wy1, 1 ry0 wx1",
            "0 rx0 wx1, 1 rx0 wx2", // lost update
            "0 rx0 wx1, 1 rx0 wx2, 2 rx2",
            "0 wx1 wy1, 1 rx1 ry0", // fractured read
            "0 wx1 wy1, 1 rx0 ry1, 2 rx1",
            "0 wx1, 1 rx1 wy1, 2 ry1 rx0", // one rw
            "0 wx1 wy1, 1 wy2, 2 ry2 rx0", // one rw, and a list shows who wrote before
            "0 wx1 ry1, 1 wy1 rx1", // circular information flow
            "0 wx1 wy2, 1 wx2 wy1, 2 rx2 ry2", // writes in turns
            "0 rx0 wy1, 1 ry0 wz1, 2 rz0 wx1", // three rw in a row
            "0! wx1, 1 rx1", // aborted read
            "0! wx1, 1 wx2, 2 rx2",
            "0 wx1 wx2, 1 rx1, 2 rx2", // intermediate read
            "0 wx1, 0 rx0", // a session forgets
            "1 rx1, 1 rx0, 0 wx1",
            "0 wx1, 0 wy1, 1 ry1 rx0",
            "0 wx1, 1 wy1, 2 rx1, 2 ry0, 3 ry1, 3 rx0", // a long fork of sessions
            "0 rx0 wy1, 1 wx1, 1 ry0", // skew of sessions
            "0 wx1, 1 rx1, 1 wy1, 2 ry1, 2 rx0",
            "0 wx1, 1 rx1 rx0", // not repeatable
            "0 wx1 rx1 wx2, 1 rx2 wx3 rx3, 2 rx3",
            "0 wx1, 0 wx2, 1 rx2, 1 rx1",
            "0 wx1, 1 rx1 wx2, 2 rx1 wy1, 3 ry1 rx2",
            "0~ wx1 wy1, 1 rx1, 2 ry0, 3 rx0",
            "0 rx1 wx1, 1 rx1",
            "0 rx0 wx1, 1 rx1 wx2, 2 rx2 wx3",
            "0 wx1, 1 wx2, 2 rx1, 2 rx2, 3 rx2, 3 rx1",
            "0 rx0 wy1, 1 ry1 wz1, 2 rz0 wx1, 3 rx1 ry0");

    private final RandomGenerator random;
    private final boolean lists;
    private final List<String> keys = new ArrayList<>(List.of("x", "y", "z"));
    private final Map<String, Integer> versions = new TreeMap<>();

    Litmus(Fresh fresh) {
        this.random = fresh.random;
        this.lists = fresh.lists;
        Collections.shuffle(keys, new Random(random.nextLong()));
    }

    List<Planned> txns() {
        List<Planned> txns = new ArrayList<>(shape());
        if (txns.size() < 4 && random.nextInt(3) == 0) {
            int processes = random.nextInt(3);
            for (Planned txn : shape()) {
                txn.process += processes;
                txns.add(random.nextInt(txns.size() + 1), txn);
            }
        }
        if (random.nextInt(3) == 0) {
            Planned more = new Planned();
            more.process = random.nextInt(4);
            for (int i = random.nextInt(3); i >= 0; i--) {
                String key = keys.get(random.nextInt(2));
                more.add("r", key, version(random.nextInt(versions.getOrDefault(key, 0) + 1)));
            }
            txns.add(random.nextInt(txns.size() + 1), more);
        }
        int change = random.nextInt(4);
        for (Planned txn : txns) {
            txn.process = change == 1 ? random.nextInt(1 + random.nextInt(4)) : txn.process;
            txn.outcome = random.nextInt(25) == 0 ? EventType.INFO : txn.outcome;
            for (int i = 0; change == 2 && i < txn.mops.size(); i++) {
                nudge(txn, i);
            }
        }
        return txns;
    }

    private List<Planned> shape() {
        Map<String, Integer> below = new TreeMap<>(versions);
        List<Planned> txns = new ArrayList<>();
        for (String line : SHAPES.get(Math.min(random.nextInt(SHAPES.size()), random.nextInt(SHAPES.size())))
                .split(", ")) {
            Planned txn = new Planned();
            txn.process = line.charAt(0) - '0';
            txn.outcome = line.charAt(1) == '!'
                    ? EventType.FAIL
                    : line.charAt(1) == '~' ? (random.nextBoolean() ? EventType.INFO : EventType.INVOKE) : EventType.OK;
            for (String word : line.substring(line.indexOf(' ') + 1).split(" ")) {
                String key = keys.get(word.charAt(1) - 'x');
                int version = word.charAt(2) - '0' + below.getOrDefault(key, 0);
                if (word.charAt(0) == 'r') {
                    txn.add("r", key, version(version));
                } else {
                    txn.add(lists ? "append" : "w", key, (long) version);
                    versions.merge(key, version, Math::max);
                }
            }
            txns.add(txn);
        }
        return txns;
    }

    private Object version(int number) {
        if (!lists) {
            return number == 0 ? null : (Object) (long) number;
        }
        List<Object> list = new ArrayList<>();
        for (long i = 1; i <= number; i++) {
            list.add(i);
        }
        return list;
    }

    /** Now and then a read returns the version next to what it did. */
    private void nudge(Planned txn, int i) {
        Mop mop = txn.mops.get(i);
        if (mop.reads() && random.nextInt(4) == 0) {
            String key = (String) mop.key();
            Object last = mop.lastSeen();
            int number = (last == null ? 0 : (int) (long) (Long) last) + (random.nextBoolean() ? 1 : -1);
            int limited = Math.max(0, Math.min(number, versions.getOrDefault(key, 0)));
            txn.mops.set(i, new Mop("r", key, version(limited)));
        }
    }
}
