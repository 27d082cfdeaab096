package io.inquest.workloads;

import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** A micro-operation of a transaction. */
record Micro(String kind, long key, Object value) {
    boolean reads() {
        return kind.equals("r");
    }

    /** Those that were asked for. */
    static List<Micro> asked(Operation transaction) {
        return of(transaction.value());
    }

    /** Those of a transaction that happened, with what was read. */
    static List<Micro> done(Operation transaction) {
        return of(transaction.result());
    }

    private static List<Micro> of(Object value) {
        List<Micro> micros = new ArrayList<>();
        for (Object one : (List<?>) value) {
            List<?> micro = (List<?>) one;
            if (micro.size() != 3) {
                throw new AssertionError(micro + " is no micro-operation");
            }
            micros.add(new Micro((String) micro.get(0), (Long) micro.get(1), micro.get(2)));
        }
        return micros;
    }

    static boolean onlyReads(List<Micro> micros) {
        return micros.stream().allMatch(Micro::reads);
    }
}
