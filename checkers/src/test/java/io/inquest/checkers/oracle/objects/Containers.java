package io.inquest.checkers.oracle.objects;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of what values are put into and taken out of: queue, stack and priority queue. */
final class Containers {
    private final String put;
    private final String take;
    private final List<Op> ops;

    private Containers(String put, String take, List<Op> ops) {
        this.put = put;
        this.take = take;
        this.ops = ops.stream().filter(op -> !op.failed()).toList();
    }

    static Set<String> ofQueue(List<Op> ops) {
        Containers queue = new Containers("enqueue", "dequeue", ops);
        return queue.anomalies(queue::isDueInQueue, queue.reorderedInQueue());
    }

    static Set<String> ofStack(List<Op> ops) {
        Containers stack = new Containers("push", "pop", ops);
        return stack.anomalies(stack::isDueInStack, stack.reorderedInStack());
    }

    static Set<String> ofPriorityQueue(List<Op> ops) {
        Containers queue = new Containers("insert", "delete-min", ops);
        return queue.anomalies(queue::isDueInPriorityQueue, queue.reorderedInPriorityQueue());
    }

    /** Whether what an ok put put in had certainly to be taken out before an ok take took what it did. */
    private interface Due {
        boolean before(Op put, Op take);
    }

    private Set<String> anomalies(Due due, boolean reordered) {
        Set<String> found = new TreeSet<>();
        for (Op take : okTakes()) {
            if (take.result() == null) {
                continue;
            }
            int puts = puts(take.result()).size();
            if (puts == 0) {
                found.add("unexpected");
            } else if (takes(take.result()).size() > puts) {
                found.add("duplicated");
            }
        }
        for (Op take : okTakes()) {
            if (missing(take, due) > openTakers(take)) {
                found.add("lost");
            }
        }
        if (reordered) {
            found.add("reordered");
        }
        return found;
    }

    private int missing(Op take, Due due) {
        int missing = 0;
        for (Object value : values()) {
            int certainlyDue = 0;
            for (Op each : puts(value)) {
                boolean seenEmpty = take.result() == null && each.rt(take);
                if (each.ok() && (seenEmpty || (take.result() != null && due.before(each, take)))) {
                    certainlyDue++;
                }
            }
            missing += Math.max(0, certainlyDue - takes(value).size());
        }
        return missing;
    }

    private long openTakers(Op take) {
        return ops.stream()
                .filter(op -> op.is(this.take) && op.info() && op.invocation() < take.completion())
                .count();
    }

    private boolean isDueInQueue(Op put, Op take) {
        List<Op> puts = puts(take.result());
        return puts.size() == 1 && put.rt(puts.get(0));
    }

    private boolean isDueInStack(Op put, Op take) {
        List<Op> puts = puts(take.result());
        return puts.size() == 1
                && !put.argument().equals(take.result())
                && puts.get(0).rt(put)
                && put.rt(take);
    }

    private boolean isDueInPriorityQueue(Op put, Op take) {
        return number(put.argument()).compareTo(number(take.result())) < 0 && put.rt(take);
    }

    private boolean reorderedInQueue() {
        for (Object a : onceInAndOut()) {
            for (Object b : onceInAndOut()) {
                if (!a.equals(b) && in(a).ok() && in(a).rt(in(b)) && out(b).rt(out(a))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean reorderedInStack() {
        for (Object a : onceInAndOut()) {
            for (Object b : onceInAndOut()) {
                if (!a.equals(b) && in(a).rt(in(b)) && in(b).rt(out(a)) && out(a).rt(out(b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean reorderedInPriorityQueue() {
        for (Object a : onceInAndOut()) {
            for (Op take : okTakes()) {
                if (take.result() != null
                        && number(a).compareTo(number(take.result())) < 0
                        && in(a).ok()
                        && in(a).rt(take)
                        && take.rt(out(a))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private Set<Object> values() {
        Set<Object> values = new LinkedHashSet<>();
        ops.stream().filter(op -> op.is(put)).forEach(op -> values.add(op.argument()));
        return values;
    }

    private List<Object> onceInAndOut() {
        List<Object> once = new ArrayList<>();
        for (Object value : values()) {
            if (puts(value).size() == 1 && takes(value).size() == 1) {
                once.add(value);
            }
        }
        return once;
    }

    private List<Op> puts(Object value) {
        return ops.stream()
                .filter(op -> op.is(put) && op.argument().equals(value))
                .toList();
    }

    private List<Op> okTakes() {
        return ops.stream().filter(op -> op.is(take) && op.ok()).toList();
    }

    private List<Op> takes(Object value) {
        return okTakes().stream().filter(op -> value.equals(op.result())).toList();
    }

    private Op in(Object value) {
        return puts(value).get(0);
    }

    private Op out(Object value) {
        return takes(value).get(0);
    }
}
