package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Says what is wrong with broadcasts. */
final class BroadcastWords {
    /** How many operations of one kind a finding names. */
    private static final int NAMED_MAX = 8;

    private final BroadcastTraffic traffic;
    private final History history;
    private final ObjectWords words;

    BroadcastWords(BroadcastTraffic traffic) {
        this.traffic = traffic;
        this.history = traffic.history;
        this.words = new ObjectWords(history);
    }

    private String receiver(int delivery) {
        String node = history.node(traffic.deliveryEnd[delivery]);
        return node == null ? words.process(traffic.delivery[delivery]) : "node " + node;
    }

    private String value(int broadcast) {
        return words.value(history.value(traffic.broadcast[broadcast]));
    }

    /** Such as: 5 (event 7), of the first delivery. */
    private String given(int receipt) {
        int delivery = traffic.first[receipt];
        return words.value(history.value(traffic.deliveryEnd[delivery])) + " ("
                + words.moment(traffic.delivery[delivery]) + ")";
    }

    /** Such as: 5 (event 7). */
    private String made(int broadcast) {
        return value(broadcast) + " (" + words.moment(traffic.broadcast[broadcast]) + ")";
    }

    private int broadcastOf(int receipt) {
        return traffic.broadcastOf[traffic.value(receipt)];
    }

    Finding unexpected(int delivery) {
        int invocation = traffic.delivery[delivery];
        long value = history.value(traffic.deliveryEnd[delivery]);
        List<Integer> failed = words.failed("broadcast", value, invocation);
        return words.finding(
                BroadcastModel.UNEXPECTED,
                words.atStart(invocation) + " gave " + receiver(delivery) + " " + words.value(value) + ", which "
                        + (failed.isEmpty()
                                ? "no operation tried to broadcast."
                                : "only operations that failed tried to broadcast, such as " + words.call(failed.get(0))
                                        + "."),
                failed.isEmpty() ? History.NONE : failed.get(0),
                invocation);
    }

    Finding duplicated(int receipt) {
        int value = traffic.value(receipt);
        int receiver = traffic.deliveryReceiver[traffic.first[receipt]];
        int[] its = IntStream.range(0, traffic.deliveries)
                .filter(i -> traffic.deliveryValue[i] == value && traffic.deliveryReceiver[i] == receiver)
                .toArray();
        int[] by = IntStream.range(0, traffic.broadcasts)
                .filter(i -> traffic.broadcastValue[i] == value)
                .toArray();
        String text = EventWords.atStart(receiver(traffic.first[receipt])) + " was given " + value(by[0]) + " "
                + ContainerWords.times(its.length) + ", by " + some(its, traffic.delivery) + "; it was broadcast "
                + (by.length == 1 ? "once, by " : "at most " + ContainerWords.times(by.length) + ", by ")
                + some(by, traffic.broadcast) + ".";
        return words.finding(BroadcastModel.DUPLICATED, text, operations(by, traffic.broadcast, its, traffic.delivery));
    }

    private String some(int[] items, int[] invocations) {
        List<String> calls = new ArrayList<>();
        IntStream.of(items).limit(NAMED_MAX).forEach(i -> calls.add(words.call(invocations[i])));
        int more = items.length - calls.size();
        return String.join(", ", calls) + (more > 0 ? " and " + more + " more" : "");
    }

    private static int[] operations(int[] some, int[] invocations, int[] others, int[] otherInvocations) {
        return IntStream.concat(
                        IntStream.of(some).limit(NAMED_MAX).map(i -> invocations[i]),
                        IntStream.of(others).limit(NAMED_MAX).map(i -> otherInvocations[i]))
                .toArray();
    }

    /**
     * @param absent how many values the receiver lacks
     * @param since only broadcasts that began after this event count
     * @param opens the deliveries of unknown outcome that may have given it some of them
     */
    Finding lost(int receiver, int teller, int absent, int since, int[] opens) {
        boolean[] given = new boolean[traffic.values()];
        for (int i = traffic.receiptStart(receiver); i < traffic.receiptStart(receiver + 1); i++) {
            given[traffic.value(traffic.receipt(i))] = true;
        }
        int invocation = traffic.delivery[teller];
        int[] missing = IntStream.range(0, traffic.broadcasts)
                .filter(i -> traffic.broadcastEnd[i] < invocation
                        && traffic.broadcast[i] > since
                        && !given[traffic.broadcastValue[i]])
                .toArray();
        StringBuilder text = new StringBuilder(EventWords.atStart(receiver(teller)) + " was never given "
                + (absent == 1 ? value(missing[0]) : absent + " values") + ", broadcast by "
                + some(missing, traffic.broadcast)
                + ", though " + words.call(invocation) + " began after that and found nothing there.");
        if (opens.length > 0) {
            text.append(opens.length == 1 ? " One deliver" : " " + opens.length + " delivers")
                    .append(" of unknown outcome may have given it ")
                    .append(opens.length == 1 ? "one" : "as many")
                    .append(", so that at least ")
                    .append(absent - opens.length)
                    .append(absent - opens.length == 1 ? " is lost." : " are lost.");
        }
        int[] told = {invocation};
        int[] both = operations(missing, traffic.broadcast, new int[] {0}, told);
        return words.finding(
                BroadcastModel.LOST,
                text.toString(),
                IntStream.concat(IntStream.of(both), IntStream.of(opens).limit(NAMED_MAX))
                        .toArray());
    }

    private String deliveredBefore(int early, int late) {
        return receiver(traffic.first[early]) + " was given " + given(early) + " before " + given(late);
    }

    private int[] with(List<Integer> operations, int... receipts) {
        return IntStream.concat(
                        operations.stream().mapToInt(Integer::intValue),
                        IntStream.of(receipts).map(receipt -> traffic.delivery[traffic.first[receipt]]))
                .toArray();
    }

    /** @param late the receipt of what was broadcast first */
    Finding fifo(int late, int early) {
        int first = broadcastOf(late);
        int second = broadcastOf(early);
        return words.finding(
                BroadcastModel.FIFO_ORDER,
                EventWords.atStart(words.process(traffic.broadcast[first])) + " broadcast " + made(first) + " before "
                        + made(second) + ", but " + deliveredBefore(early, late) + ".",
                with(List.of(traffic.broadcast[first], traffic.broadcast[second]), late, early));
    }

    /**
     * @param path the edges from the broadcast of the late one to that of the early one
     * @param reasons by edge, the delivery that makes it, or none where it is the next of its process
     */
    Finding causal(int late, int early, int[] path, int[] reasons, BroadcastSessions sessions, int[] targets) {
        List<Integer> operations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int from = broadcastOf(late);
        operations.add(traffic.broadcast[from]);
        for (int i = 0; i < path.length; ) {
            int reason = reasons[path[i]];
            int to = sessions.broadcast(targets[path[i++]]);
            while (i < path.length && reasons[path[i]] == BroadcastTraffic.NONE) {
                to = sessions.broadcast(targets[path[i++]]);
            }
            String process = words.process(traffic.broadcast[to]);
            text.append(text.length() == 0 ? EventWords.atStart(process) : ", " + process);
            if (reason == BroadcastTraffic.NONE) {
                text.append(" broadcast ").append(made(from)).append(" before ").append(made(to));
            } else {
                int delivery = traffic.delivery[reason];
                operations.add(delivery);
                text.append(" was given ").append(value(from)).append(" (").append(words.moment(delivery));
                text.append(") before it broadcast ").append(made(to));
            }
            operations.add(traffic.broadcast[to]);
            from = to;
        }
        text.append(", but ").append(deliveredBefore(early, late)).append('.');
        return words.finding(BroadcastModel.CAUSAL_ORDER, text.toString(), with(operations, late, early));
    }

    /**
     * @param cycle for each value, the node of the delivery of it at a receiver that was given the next value later
     * @param receiptOf by such node
     */
    Finding total(int[] cycle, int[] receiptOf) {
        List<Integer> operations = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cycle.length; i++) {
            int early = receiptOf[cycle[i]];
            int late = receipt(
                    traffic.deliveryReceiver[traffic.first[early]],
                    traffic.value(receiptOf[cycle[(i + 1) % cycle.length]]));
            parts.add(deliveredBefore(early, late));
            for (int operation : with(List.of(), early, late)) {
                operations.add(operation);
            }
        }
        return words.finding(
                BroadcastModel.TOTAL_ORDER,
                EventWords.atStart(String.join(", and ", parts)) + ": no one order has it all.",
                with(operations));
    }

    private int receipt(int receiver, int value) {
        for (int i = traffic.receiptStart(receiver); ; i++) {
            if (traffic.value(traffic.receipt(i)) == value) {
                return traffic.receipt(i);
            }
        }
    }
}
