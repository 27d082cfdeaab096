package io.inquest.checkers.orders;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Histories of a store that is sequentially consistent: all writes go into one log; each session reads a copy that is some way
 * behind, and that its own writes bring up to date. Where the lag is 0 it is linearizable.
 */
final class LaggingStore {
    private final SplittableRandom random;
    private final int sessions;
    private final int keys;
    private final int lagMax;
    private final int values;
    private final double writes;
    private final List<int[]> log = new ArrayList<>();
    private final int[] applied;
    private final HistoryBuilder builder = History.builder();
    private int time;
    private int fresh;

    /** @param values how many there are to write; 0 for a new one each time */
    LaggingStore(long seed, int sessions, int keys, int lagMax, int values, double writes) {
        this.random = new SplittableRandom(seed);
        this.sessions = sessions;
        this.keys = keys;
        this.lagMax = lagMax;
        this.values = values;
        this.writes = writes;
        this.applied = new int[sessions];
    }

    /** Operations overlap: each takes effect at some moment between its events. */
    History history(int operations) {
        int[] stage = new int[sessions];
        int[] key = new int[sessions];
        boolean[] isWrite = new boolean[sessions];
        Long[] value = new Long[sessions];
        int begun = 0;
        int open = 0;
        while (begun < operations || open > 0) {
            int session = random.nextInt(sessions);
            if (stage[session] == 0) {
                if (begun == operations) {
                    continue;
                }
                begun++;
                open++;
                key[session] = random.nextInt(keys);
                isWrite[session] = random.nextDouble() < writes;
                value[session] =
                        isWrite[session] ? (Long) (long) (values == 0 ? ++fresh : random.nextInt(values)) : null;
                event(EventType.INVOKE, session, isWrite[session], key[session], value[session]);
            } else if (stage[session] == 1) {
                if (isWrite[session]) {
                    log.add(new int[] {key[session], (int) (long) value[session]});
                    applied[session] = log.size();
                } else {
                    value[session] = read(session, key[session]);
                }
            } else {
                open--;
                event(EventType.OK, session, isWrite[session], key[session], value[session]);
            }
            stage[session] = (stage[session] + 1) % 3;
        }
        return builder.build();
    }

    private Long read(int session, int key) {
        int least = Math.max(applied[session], log.size() - lagMax);
        applied[session] = least + (lagMax == 0 ? 0 : random.nextInt(log.size() - least + 1));
        for (int i = applied[session] - 1; i >= 0; i--) {
            if (log.get(i)[0] == key) {
                return (long) log.get(i)[1];
            }
        }
        return null;
    }

    private void event(EventType type, int process, boolean isWrite, int key, Long value) {
        builder.add(new Event(
                builder.size(),
                time++,
                type,
                Actor.process(process),
                isWrite ? "write" : "read",
                "k" + key,
                value,
                null,
                null));
    }

    @Override
    public String toString() {
        return Arrays.toString(applied);
    }
}
