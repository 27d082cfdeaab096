package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * Whether any receiver was given a value before one that it may have been caused by: before one that its sender had broadcast
 * before or been given before, and so on.
 */
final class BroadcastCausalOrder {
    private static final int NONE = BroadcastTraffic.NONE;

    private final BroadcastTraffic traffic;
    private final BroadcastSessions sessions;
    private final BroadcastWords words;
    private final Findings findings;
    private final Meter meter;
    /** By place, the edges to places that come after it; by edge, the delivery that makes it, or none for session order. */
    private final int[] starts;

    private final int[] targets;
    private final int[] reasons;
    /** By component, against the edges: the places in it. */
    private Components components;

    private int[] memberStart;
    private int[] members;
    /** By place: the receipt of the receiver at hand. */
    private final int[] receiptAt;
    /** By component: the receiver that this was last found for, and its latest receipt that causes what is there. */
    private int[] foundFor;

    private int[] cause;

    BroadcastCausalOrder(BroadcastTraffic traffic, BroadcastSessions sessions, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.sessions = sessions;
        this.words = new BroadcastWords(traffic);
        this.findings = findings;
        this.meter = meter;
        this.starts = meter.ints(sessions.places() + 1L);
        int[] next = meter.ints(traffic.deliveries);
        for (int i = 0; i < traffic.deliveries; i++) {
            meter.step();
            next[i] = causes(i);
            if (next[i] != NONE) {
                starts[sessions.place(traffic.deliveryValue[i]) + 1]++;
            }
        }
        for (int place = 0; place < sessions.places(); place++) {
            starts[place + 1] += starts[place] + (hasNext(place) ? 1 : 0);
        }
        this.targets = meter.ints(starts[sessions.places()]);
        this.reasons = meter.ints(targets.length);
        int[] filled = starts.clone();
        for (int place = 0; place < sessions.places(); place++) {
            if (hasNext(place)) {
                reasons[filled[place]] = NONE;
                targets[filled[place]++] = place + 1;
            }
        }
        for (int i = 0; i < traffic.deliveries; i++) {
            if (next[i] != NONE) {
                int place = sessions.place(traffic.deliveryValue[i]);
                reasons[filled[place]] = i;
                targets[filled[place]++] = next[i];
            }
        }
        this.receiptAt = meter.ints(sessions.places());
        Arrays.fill(receiptAt, NONE);
    }

    private boolean hasNext(int place) {
        return place + 1 < sessions.places() && sessions.session(place) == sessions.session(place + 1);
    }

    /** The first place that a delivery may have caused; none if that is known without it. */
    private int causes(int delivery) {
        int value = traffic.deliveryValue[delivery];
        if (value == NONE || !traffic.isSingle(value)) {
            return NONE;
        }
        int process = traffic.history.process(traffic.delivery[delivery]);
        int caused = sessions.firstAfter(process, traffic.deliveryEnd[delivery]);
        int place = sessions.place(value);
        boolean isOwn = caused != NONE && sessions.session(caused) == sessions.session(place) && place < caused;
        return isOwn ? NONE : caused;
    }

    void look() {
        components = new Components(starts, targets, meter);
        memberStart = meter.ints(components.count() + 1L);
        for (int place = 0; place < sessions.places(); place++) {
            memberStart[components.of(place) + 1]++;
        }
        for (int component = 0; component < components.count(); component++) {
            memberStart[component + 1] += memberStart[component];
        }
        int[] next = memberStart.clone();
        members = meter.ints(sessions.places());
        for (int place = 0; place < sessions.places(); place++) {
            members[next[components.of(place)]++] = place;
        }
        foundFor = meter.ints(components.count());
        cause = meter.ints(components.count());
        Arrays.fill(foundFor, NONE);
        for (int receiver = 0; receiver < traffic.receivers(); receiver++) {
            look(receiver);
        }
    }

    private void look(int receiver) {
        int low = Integer.MAX_VALUE;
        int high = NONE;
        for (int i = traffic.receiptStart(receiver); i < traffic.receiptStart(receiver + 1); i++) {
            int receipt = traffic.receipt(i);
            if (traffic.isSingle(traffic.value(receipt))) {
                int place = sessions.place(traffic.value(receipt));
                receiptAt[place] = receipt;
                low = Math.min(low, components.of(place));
                high = Math.max(high, components.of(place));
            }
        }
        for (int component = high; component >= low; component--) {
            look(receiver, component);
        }
        for (int i = traffic.receiptStart(receiver); i < traffic.receiptStart(receiver + 1); i++) {
            int value = traffic.value(traffic.receipt(i));
            if (traffic.isSingle(value)) {
                receiptAt[sessions.place(value)] = NONE;
            }
        }
    }

    private void look(int receiver, int component) {
        int latest = foundFor[component] == receiver ? cause[component] : NONE;
        for (int i = memberStart[component]; i < memberStart[component + 1]; i++) {
            int receipt = receiptAt[members[i]];
            latest = later(latest, receipt);
        }
        meter.step();
        if (latest == NONE) {
            return;
        }
        int late = latest;
        for (int i = memberStart[component]; i < memberStart[component + 1]; i++) {
            int place = members[i];
            int receipt = receiptAt[place];
            if (receipt != NONE && traffic.deliveryEnd[traffic.first[receipt]] < begin(late)) {
                findings.add(
                        BroadcastModel.CAUSAL_ORDER,
                        () -> words.causal(late, receipt, path(late, receipt), reasons, sessions, targets));
            }
            meter.steps(starts[place + 1] - starts[place]);
            for (int edge = starts[place]; edge < starts[place + 1]; edge++) {
                int following = components.of(targets[edge]);
                cause[following] = foundFor[following] == receiver ? later(cause[following], late) : late;
                foundFor[following] = receiver;
            }
        }
    }

    private int later(int one, int other) {
        if (one == NONE || other == NONE) {
            return one == NONE ? other : one;
        }
        return begin(other) > begin(one) ? other : one;
    }

    private int begin(int receipt) {
        return traffic.delivery[traffic.first[receipt]];
    }

    /** The edges of a shortest way from the broadcast of one receipt's value to that of another's. */
    private int[] path(int from, int to) {
        int begin = sessions.place(traffic.value(from));
        int end = sessions.place(traffic.value(to));
        int[] by = new int[sessions.places()];
        int[] before = new int[sessions.places()];
        Arrays.fill(by, NONE);
        int[] queue = new int[sessions.places()];
        int size = 0;
        queue[size++] = begin;
        for (int i = 0; by[end] == NONE; i++) {
            int place = queue[i];
            for (int edge = starts[place]; edge < starts[place + 1]; edge++) {
                int target = targets[edge];
                if (by[target] == NONE && target != begin) {
                    by[target] = edge;
                    before[target] = place;
                    queue[size++] = target;
                }
            }
        }
        int length = 0;
        for (int place = end; place != begin; place = before[place]) {
            queue[length++] = by[place];
        }
        int[] path = new int[length];
        for (int i = 0; i < length; i++) {
            path[i] = queue[length - 1 - i];
        }
        return path;
    }
}
