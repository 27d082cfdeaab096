package io.inquest.checkers.oracle.objects;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of objects that hold numbers or give names: counter, unique ids, bank, election. */
final class Numbers {
    private Numbers() {}

    static Set<String> ofCounter(List<Op> ops) {
        return ops.stream().anyMatch(op -> op.is("read") && op.ok() && isOutOfBounds(op, ops))
                ? Set.of("out-of-bounds")
                : Set.of();
    }

    private static boolean isOutOfBounds(Op read, List<Op> ops) {
        BigInteger lower = BigInteger.ZERO;
        BigInteger upper = BigInteger.ZERO;
        for (Op add : ops) {
            if (!add.is("add") || add.failed() || add.invocation() > read.completion()) {
                continue;
            }
            BigInteger added = integer(add.argument());
            boolean certain = add.ok() && add.rt(read);
            if (certain || added.signum() < 0) {
                lower = lower.add(added);
            }
            if (certain || added.signum() > 0) {
                upper = upper.add(added);
            }
        }
        BigInteger shown = read.result() == null ? BigInteger.ZERO : integer(read.result());
        return shown.compareTo(lower) < 0 || shown.compareTo(upper) > 0;
    }

    static Set<String> ofUniqueIds(List<Op> ops) {
        for (Op one : ops) {
            for (Op other : ops) {
                if (one.invocation() < other.invocation()
                        && one.ok()
                        && other.ok()
                        && one.result() != null
                        && one.result().equals(other.result())) {
                    return Set.of("duplicated");
                }
            }
        }
        return Set.of();
    }

    static Set<String> ofElection(List<Op> ops) {
        for (Op one : ops) {
            for (Op other : ops) {
                if (one.result() instanceof Map<?, ?> known
                        && other.result() instanceof Map<?, ?> alsoKnown
                        && known.get("term").equals(alsoKnown.get("term"))
                        && !Objects.equals(known.get("leader"), alsoKnown.get("leader"))) {
                    return Set.of("two-leaders");
                }
            }
        }
        return Set.of();
    }

    /** All operations are of one bank, whatever their keys. */
    static Set<String> ofBank(List<Op> ops, Map<String, Object> settings) {
        List<Op> reads = ops.stream().filter(op -> op.is("read") && op.ok()).toList();
        Set<String> found = new TreeSet<>();
        if (reads.isEmpty()) {
            return found;
        }
        Op first = reads.get(0);
        for (Op read : reads) {
            first = read.completion() < first.completion() ? read : first;
        }
        Object given = settings.get("total");
        BigInteger total = given == null ? total(first) : integer(given);
        boolean mayBeNegative = "true".equals(String.valueOf(settings.get("negative-balances")));
        for (Op read : reads) {
            if (!total(read).equals(total)) {
                found.add("wrong-total");
            }
            if (!mayBeNegative
                    && balances(read).stream()
                            .anyMatch(balance -> integer(balance).signum() < 0)) {
                found.add("negative-balance");
            }
        }
        return found;
    }

    private static BigInteger total(Op read) {
        return balances(read).stream().map(Numbers::integer).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Object> balances(Op read) {
        return List.copyOf(((Map<?, ?>) read.result()).values());
    }

    static BigInteger integer(Object value) {
        return new BigInteger(value.toString());
    }
}
