package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Whether each receiver was given what was broadcast, and that once: what came too often, and what is missing. */
final class BroadcastDeliveries {
    private static final int NONE = BroadcastTraffic.NONE;

    private final BroadcastTraffic traffic;
    private final BroadcastWords words;
    private final Findings findings;
    private final Meter meter;
    /** The broadcasts that are acknowledged, by when that was. */
    private int[] byEnd;
    /** By receiver: its first delivery of any to complete, if it is a process; else before all events. */
    private final int[] since;
    /** By delivery of nothing: how many values were due to its receiver. */
    private final int[] due;

    BroadcastDeliveries(BroadcastTraffic traffic, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.words = new BroadcastWords(traffic);
        this.findings = findings;
        this.meter = meter;
        this.since = meter.ints(traffic.receivers());
        this.due = meter.ints(traffic.deliveries);
    }

    void look() {
        for (int i = 0; i < traffic.deliveries; i++) {
            meter.step();
            int value = traffic.deliveryValue[i];
            if (value != NONE && traffic.tried[value] == 0) {
                int its = i;
                findings.add(BroadcastModel.UNEXPECTED, () -> words.unexpected(its));
            }
        }
        for (int receipt = 0; receipt < traffic.receipts; receipt++) {
            meter.step();
            int tried = traffic.tried[traffic.value(receipt)];
            if (tried > 0 && traffic.times[receipt] > tried) {
                int its = receipt;
                findings.add(BroadcastModel.DUPLICATED, () -> words.duplicated(its));
            }
        }
        losses();
    }

    private void losses() {
        Arrays.fill(since, NONE);
        for (int i = 0; i < traffic.deliveries; i++) {
            int receiver = traffic.deliveryReceiver[i];
            if (traffic.isProcess(receiver)) {
                since[receiver] = since[receiver] == NONE
                        ? traffic.deliveryEnd[i]
                        : Math.min(since[receiver], traffic.deliveryEnd[i]);
            }
        }
        sortByEnd();
        countDue();
        Receivers receivers = new Receivers();
        for (int receiver = 0; receiver < traffic.receivers(); receiver++) {
            receivers.look(receiver);
        }
    }

    private void sortByEnd() {
        meter.reserve(8L * traffic.broadcasts);
        long[] ends = new long[traffic.broadcasts];
        int count = 0;
        for (int i = 0; i < traffic.broadcasts; i++) {
            if (traffic.broadcastEnd[i] != Calls.NEVER) {
                ends[count++] = Numbers.pair(traffic.broadcastEnd[i], i);
            }
        }
        Arrays.sort(ends, 0, count);
        byEnd = meter.ints(count);
        for (int i = 0; i < count; i++) {
            byEnd[i] = (int) ends[i];
        }
        meter.release(8L * traffic.broadcasts);
    }

    /**
     * For each delivery of nothing, how many values have a broadcast that was complete before it began, and, if the receiver
     * is a process, began after the process was first given something. Of each value the broadcast counts, of those
     * complete, that began last.
     */
    private void countDue() {
        int[] latest = meter.ints(traffic.values());
        Arrays.fill(latest, NONE);
        int[] sums = meter.ints(traffic.broadcasts + 1L);
        int all = 0;
        int done = 0;
        for (int i = 0; i < traffic.deliveries; i++) {
            meter.step();
            while (done < byEnd.length && traffic.broadcastEnd[byEnd[done]] < traffic.delivery[i]) {
                int complete = byEnd[done++];
                int value = traffic.broadcastValue[complete];
                if (latest[value] == NONE) {
                    all++;
                } else if (latest[value] < complete) {
                    add(sums, latest[value], -1);
                }
                if (latest[value] < complete) {
                    add(sums, complete, 1);
                    latest[value] = complete;
                }
            }
            if (traffic.deliveryValue[i] == NONE) {
                int start = since[traffic.deliveryReceiver[i]];
                due[i] = start == NONE ? all : all - sumBefore(sums, firstAfter(start));
            }
        }
    }

    /** The first broadcast that began after an event. */
    private int firstAfter(int event) {
        int found = Arrays.binarySearch(traffic.broadcast, 0, traffic.broadcasts, event);
        return found < 0 ? -1 - found : found + 1;
    }

    /** A binary indexed tree (Fenwick, 1994). */
    private static void add(int[] sums, int index, int much) {
        for (int i = index + 1; i < sums.length; i += i & -i) {
            sums[i] += much;
        }
    }

    private static int sumBefore(int[] sums, int index) {
        int sum = 0;
        for (int i = index; i > 0; i -= i & -i) {
            sum += sums[i];
        }
        return sum;
    }

    /** Looks at what is missing, one receiver after the other. */
    private final class Receivers {
        /** By value: its acknowledged broadcasts, by their ends, and for each the latest beginning so far. */
        private final int[] starts = meter.ints(traffic.values() + 1L);

        private final int[] ends = meter.ints(byEnd.length);
        private final int[] latest = meter.ints(byEnd.length);
        /** By receiver: its deliveries of nothing, and its open ones, in order. */
        private final int[][] nothing;

        private final int[][] opens;
        private final int[] anybodys;

        Receivers() {
            for (int broadcast : byEnd) {
                starts[traffic.broadcastValue[broadcast] + 1]++;
            }
            for (int value = 0; value < traffic.values(); value++) {
                starts[value + 1] += starts[value];
            }
            int[] next = starts.clone();
            for (int broadcast : byEnd) {
                int value = traffic.broadcastValue[broadcast];
                int at = next[value]++;
                ends[at] = traffic.broadcastEnd[broadcast];
                latest[at] = traffic.broadcast[broadcast];
                if (at > starts[value]) {
                    latest[at] = Math.max(latest[at], latest[at - 1]);
                }
            }
            int[] empty = meter.ints(traffic.deliveries);
            int count = 0;
            for (int i = 0; i < traffic.deliveries; i++) {
                if (traffic.deliveryValue[i] == NONE) {
                    empty[count++] = i;
                }
            }
            nothing = byReceiver(Arrays.copyOf(empty, count), traffic.deliveryReceiver, null);
            int[] all = new int[traffic.opens];
            Arrays.setAll(all, i -> i);
            opens = byReceiver(all, traffic.openReceiver, traffic.open);
            anybodys = opens[traffic.receivers()];
        }

        /** @param values what is kept of each, or null to keep itself; the last row is that of no receiver */
        private int[][] byReceiver(int[] items, int[] receiverOf, int[] values) {
            int[] sizes = meter.ints(traffic.receivers() + 1L);
            for (int item : items) {
                sizes[row(receiverOf[item])]++;
            }
            int[][] rows = new int[sizes.length][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = meter.ints(sizes[i]);
                sizes[i] = 0;
            }
            for (int item : items) {
                int row = row(receiverOf[item]);
                rows[row][sizes[row]++] = values == null ? item : values[item];
            }
            return rows;
        }

        private int row(int receiver) {
            return receiver == NONE ? traffic.receivers() : receiver;
        }

        /** Of all deliveries of nothing the one tells that shows most to be lost, and of those the first. */
        void look(int receiver) {
            if (nothing[receiver].length == 0) {
                return;
            }
            int[] given = whenDue(receiver);
            int before = 0;
            int most = 0;
            int teller = NONE;
            int missing = 0;
            for (int i : nothing[receiver]) {
                meter.step();
                while (before < given.length && given[before] < traffic.delivery[i]) {
                    before++;
                }
                int lost = due[i] - before - open(receiver, i);
                if (lost > most) {
                    most = lost;
                    teller = i;
                    missing = due[i] - before;
                }
            }
            if (most > 0) {
                int told = teller;
                int absent = missing;
                findings.add(
                        BroadcastModel.LOST,
                        most,
                        () -> words.lost(receiver, told, absent, since[receiver], opensBefore(receiver, told)));
            }
        }

        /** When the values that the receiver was given ever were due to it, in order. */
        private int[] whenDue(int receiver) {
            int[] when = new int[traffic.receiptStart(receiver + 1) - traffic.receiptStart(receiver)];
            int count = 0;
            for (int i = 0; i < when.length; i++) {
                meter.step();
                int value = traffic.value(traffic.receipt(traffic.receiptStart(receiver) + i));
                int low = starts[value];
                int high = starts[value + 1];
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (latest[middle] > since[receiver]) {
                        high = middle;
                    } else {
                        low = middle + 1;
                    }
                }
                if (low < starts[value + 1]) {
                    when[count++] = ends[low];
                }
            }
            Arrays.sort(when, 0, count);
            return Arrays.copyOf(when, count);
        }

        private int open(int receiver, int delivery) {
            int end = traffic.deliveryEnd[delivery];
            return before(opens[receiver], end) + before(anybodys, end);
        }

        private static int before(int[] events, int event) {
            return -1 - Arrays.binarySearch(events, event);
        }

        private int[] opensBefore(int receiver, int delivery) {
            int end = traffic.deliveryEnd[delivery];
            int its = before(opens[receiver], end);
            int[] both = Arrays.copyOf(opens[receiver], its + before(anybodys, end));
            System.arraycopy(anybodys, 0, both, its, both.length - its);
            return both;
        }
    }
}
