package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was broadcast, and delivered to whom, in columns. Values are numbered from 0, and so are receivers: nodes, and
 * processes where a delivery names no node. A <em>receipt</em> is a value with a receiver that it was delivered to, however often.
 */
final class BroadcastTraffic {
    /** The value of a delivery of nothing, the receiver of one of unknown outcome that may be anybody's. */
    static final int NONE = -1;

    final History history;
    private final Numbers values;
    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final LongIntMap processes = new LongIntMap();
    private final List<String> receiverNames = new ArrayList<>();

    int broadcasts;
    int deliveries;
    int opens;
    int receipts;
    /** By broadcast that did not fail: invocation; ok completion, or {@link Calls#NEVER}; value. */
    final int[] broadcast;

    final int[] broadcastEnd;
    final int[] broadcastValue;
    /** By value, as many as there are {@link #values()}: how many broadcasts tried it, and the last of these. */
    final int[] tried;

    final int[] broadcastOf;
    /** By delivery that returned: invocation, completion, value, receiver. */
    final int[] delivery;

    final int[] deliveryEnd;
    final int[] deliveryValue;
    final int[] deliveryReceiver;
    /** By delivery of unknown outcome: invocation, receiver. */
    final int[] open;

    final int[] openReceiver;
    /** By receipt: the delivery that completed first; how many there are. */
    final int[] first;

    final int[] times;
    /** By receiver: where its receipts begin in {@link #receiptOf}; and one more for the end of the last. */
    private int[] receiptStart;

    private int[] receiptOf;

    BroadcastTraffic(Calls calls, Meter meter) {
        this.history = calls.history();
        this.values = new Numbers(meter);
        int function = history.functionNumber("broadcast");
        int most = 0;
        int delivers = 0;
        for (int call = 0; call < calls.size(); call++) {
            boolean isBroadcast = history.function(calls.invocation(call)) == function;
            most += isBroadcast ? 1 : 0;
            delivers += !isBroadcast && calls.completion(call) != Calls.NEVER ? 1 : 0;
        }
        broadcast = meter.ints(most);
        broadcastEnd = meter.ints(most);
        broadcastValue = meter.ints(most);
        delivery = meter.ints(delivers);
        deliveryEnd = meter.ints(delivers);
        deliveryValue = meter.ints(delivers);
        deliveryReceiver = meter.ints(delivers);
        first = meter.ints(delivers);
        times = meter.ints(delivers);
        open = meter.ints(calls.size() - most - delivers);
        openReceiver = meter.ints(open.length);
        for (int call = 0; call < calls.size(); call++) {
            meter.step();
            int invocation = calls.invocation(call);
            if (history.function(invocation) == function) {
                addBroadcast(invocation, calls.completion(call));
            } else if (calls.completion(call) == Calls.NEVER) {
                String node = history.node(invocation);
                open[opens] = invocation;
                openReceiver[opens++] = node == null ? NONE : node(node);
            } else {
                addDelivery(invocation, calls.completion(call));
            }
        }
        tried = meter.ints(values());
        broadcastOf = meter.ints(values());
        Arrays.fill(broadcastOf, NONE);
        for (int i = 0; i < broadcasts; i++) {
            tried[broadcastValue[i]]++;
            broadcastOf[broadcastValue[i]] = i;
        }
        receive(meter);
    }

    private void addBroadcast(int invocation, int completion) {
        if (history.value(invocation) == History.NULL) {
            throw new UnfitValueException(
                    invocation, "null cannot be broadcast, for null delivered means that there was nothing");
        }
        broadcast[broadcasts] = invocation;
        broadcastEnd[broadcasts] = completion;
        broadcastValue[broadcasts++] = values.of(history.value(invocation));
    }

    private void addDelivery(int invocation, int completion) {
        long value = history.value(completion);
        String node = history.node(completion);
        delivery[deliveries] = invocation;
        deliveryEnd[deliveries] = completion;
        deliveryValue[deliveries] = value == History.NULL ? NONE : values.of(value);
        deliveryReceiver[deliveries++] = node == null ? process(history.process(invocation)) : node(node);
    }

    private int node(String name) {
        Integer known = nodes.putIfAbsent(name, receiverNames.size());
        if (known == null) {
            receiverNames.add(name);
        }
        return known == null ? receiverNames.size() - 1 : known;
    }

    private int process(int process) {
        int known = processes.get(process);
        if (known == LongIntMap.ABSENT) {
            processes.put(process, receiverNames.size());
            receiverNames.add(null);
            return receiverNames.size() - 1;
        }
        return known;
    }

    /** Finds the receipts, and sorts them by receiver. */
    private void receive(Meter meter) {
        LongIntMap numbers = new LongIntMap();
        receiptStart = meter.ints(receivers() + 1L);
        for (int i = 0; i < deliveries; i++) {
            meter.step();
            if (deliveryValue[i] == NONE) {
                continue;
            }
            long pair = Numbers.pair(deliveryReceiver[i], deliveryValue[i]);
            int receipt = numbers.get(pair);
            if (receipt == LongIntMap.ABSENT) {
                receipt = receipts++;
                Numbers.put(numbers, pair, receipt, meter);
                first[receipt] = i;
                receiptStart[deliveryReceiver[i] + 1]++;
            }
            times[receipt]++;
            first[receipt] = deliveryEnd[i] < deliveryEnd[first[receipt]] ? i : first[receipt];
        }
        for (int receiver = 0; receiver < receivers(); receiver++) {
            receiptStart[receiver + 1] += receiptStart[receiver];
        }
        int[] next = receiptStart.clone();
        receiptOf = meter.ints(receipts);
        for (int receipt = 0; receipt < receipts; receipt++) {
            receiptOf[next[deliveryReceiver[first[receipt]]]++] = receipt;
        }
        meter.release(numbers.bytes());
    }

    int values() {
        return values.size();
    }

    int receivers() {
        return receiverNames.size();
    }

    boolean isProcess(int receiver) {
        return receiverNames.get(receiver) == null;
    }

    /** A receiver's receipts are those from this index to that of the next receiver. */
    int receiptStart(int receiver) {
        return receiptStart[receiver];
    }

    int receipt(int index) {
        return receiptOf[index];
    }

    /** The value of a receipt. */
    int value(int receipt) {
        return deliveryValue[first[receipt]];
    }

    /** Whether orders look at the value: just one broadcast that did not fail tried it. */
    boolean isSingle(int value) {
        return tried[value] == 1;
    }
}
