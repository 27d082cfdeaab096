package io.inquest.history.formats;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An event of a log, before its place among the others is known. */
record Moment(
        long time,
        EventType type,
        String client,
        String f,
        Object key,
        Object value,
        String node,
        String error,
        long line) {

    /**
     * In the order of their times. What has one time is taken for concurrent, as far as each client's own order allows:
     * a log's clock need not tell two moments apart, and an order that was not there could make a violation.
     */
    static List<Moment> inOrder(List<Moment> moments) {
        List<Moment> sorted = new ArrayList<>(moments);
        sorted.sort(Comparator.comparingLong(Moment::time)); // stable: an operation's start stays before its end
        List<Moment> ordered = new ArrayList<>(sorted.size());
        Set<String> busy = new TreeSet<>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            while (to < sorted.size() && sorted.get(to).time == sorted.get(from).time) {
                to++;
            }
            List<Moment> waiting = new ArrayList<>(sorted.subList(from, to));
            while (!waiting.isEmpty()) {
                boolean moved = move(waiting, ordered, busy, true);
                moved |= move(waiting, ordered, busy, false);
                if (!moved) { // a client with two operations open: the builder will say so
                    ordered.addAll(waiting);
                    waiting.clear();
                }
            }
            from = to;
        }
        return ordered;
    }

    /** Moves what can come now: all invocations of idle clients, or all completions of busy ones. */
    private static boolean move(List<Moment> from, List<Moment> to, Set<String> busy, boolean invocations) {
        List<Moment> left = new ArrayList<>();
        for (Moment moment : from) {
            boolean fits =
                    (moment.type == EventType.INVOKE) == invocations && busy.contains(moment.client) != invocations;
            if (!fits) {
                left.add(moment);
                continue;
            }
            if (invocations) {
                busy.add(moment.client);
            } else {
                busy.remove(moment.client);
            }
            to.add(moment);
        }
        boolean moved = left.size() < from.size();
        from.clear();
        from.addAll(left);
        return moved;
    }
}
