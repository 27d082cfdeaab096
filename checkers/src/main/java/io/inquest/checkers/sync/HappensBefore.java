package io.inquest.checkers.sync;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * hb = (so ∪ sw)⁺ on the operations of registers, by vector clocks: for each stretch of a session between two of its takings,
 * how many operations of each other session precede it. In time and memory of synchronisations times sessions.
 */
final class HappensBefore {
    private final Registers registers;
    private final Meter meter;
    private final int sessions;
    /** By session: where its takings begin, in their order. */
    private final int[] starts;
    /** By taking: how many operations of its session had been invoked before it. */
    private final int[] progress;
    /** A row for each taking, behind one of zeros. */
    private final int[] rows;

    /** @param members the places of the synchronisations that count, in their order */
    HappensBefore(Registers registers, Synchronisation synchronisation, int[] members, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.sessions = registers.sessions();
        this.starts = meter.ints(synchronisation.sessions() + 1L);
        for (int place : members) {
            if (!synchronisation.publishes(place)) {
                starts[synchronisation.session(place) + 1]++;
            }
        }
        for (int session = 0; session < synchronisation.sessions(); session++) {
            starts[session + 1] += starts[session];
        }
        int takings = starts[synchronisation.sessions()];
        this.progress = meter.ints(takings);
        this.rows = meter.ints((long) (takings + 1) * sessions);
        run(synchronisation, members);
    }

    private void run(Synchronisation synchronisation, int[] members) {
        Map<Integer, int[]> published = new LinkedHashMap<>();
        int[] taken = meter.ints(starts.length);
        for (int place : members) {
            meter.steps(1 + sessions);
            int session = synchronisation.session(place);
            int current = taken[session] == 0 ? 0 : starts[session] + taken[session];
            int[] channel = published.computeIfAbsent(synchronisation.channel(place), any -> meter.ints(sessions));
            if (synchronisation.publishes(place)) {
                join(rows, current * sessions, channel, 0);
                if (session < sessions) {
                    channel[session] = Math.max(channel[session], synchronisation.progress(place));
                }
            } else {
                int taking = starts[session] + taken[session]++;
                int row = (taking + 1) * sessions;
                System.arraycopy(rows, current * sessions, rows, row, sessions);
                join(channel, 0, rows, row);
                progress[taking] = synchronisation.progress(place);
            }
        }
    }

    private void join(int[] from, int at, int[] into, int to) {
        for (int i = 0; i < sessions; i++) {
            into[to + i] = Math.max(into[to + i], from[at + i]);
        }
    }

    /** How many operations of a session precede an operation. */
    int before(int session, int operation) {
        int own = registers.session(operation);
        return own == session ? registers.position(operation) : rows[row(operation) * sessions + session];
    }

    boolean precedes(int operation, int other) {
        return before(registers.session(operation), other) > registers.position(operation);
    }

    /** The row of the last taking of its session before it. */
    private int row(int operation) {
        int session = registers.session(operation);
        int low = starts[session] - 1;
        int high = starts[session + 1];
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (progress[middle] <= registers.position(operation)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low < starts[session] ? 0 : low + 1;
    }
}
