package io.inquest.checkers.oracle.objects;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of a set: {@code add} v, {@code read} → list. */
final class Sets {
    private Sets() {}

    static Set<String> anomalies(List<Op> ops) {
        List<Op> reads = ops.stream().filter(op -> op.is("read") && op.ok()).toList();
        Set<String> found = new TreeSet<>();
        for (Op read : reads) {
            List<?> elements = elements(read);
            for (Object element : elements) {
                if (ops.stream().noneMatch(op -> adds(op, element) && !op.failed())) {
                    found.add("unexpected");
                }
            }
            if (new HashSet<>(elements).size() < elements.size()) {
                found.add("duplicated");
            }
        }
        for (Op add : ops) {
            if (add.is("add") && add.ok() && isLost(add.argument(), ops, reads)) {
                found.add("lost");
            }
        }
        return found;
    }

    /** Of an element of which some add is ok. */
    static boolean isLost(Object element, List<Op> ops, List<Op> reads) {
        if (reads.isEmpty()) {
            return false;
        }
        int known = Integer.MAX_VALUE;
        for (Op op : ops) {
            boolean acknowledges = adds(op, element) && op.ok();
            boolean holds = reads.contains(op) && elements(op).contains(element);
            if (acknowledges || holds) {
                known = Math.min(known, op.completion());
            }
        }
        Op last = reads.get(reads.size() - 1);
        return last.invocation() > known && !elements(last).contains(element);
    }

    static boolean adds(Op op, Object element) {
        return op.is("add") && op.argument().equals(element);
    }

    static List<?> elements(Op read) {
        return read.result() == null ? List.of() : (List<?>) read.result();
    }
}
