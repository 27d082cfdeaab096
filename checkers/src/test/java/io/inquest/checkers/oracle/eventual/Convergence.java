package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.objects.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the final reads of a key say. Of the info updates any subset happened, and each may have reached each node at any
 * moment of the quiet period.
 */
final class Convergence {
    private final Updated object;
    private final List<Op> ops;
    private final List<Op> reads;
    private final List<Op> certain;
    private final List<Op> perhaps;

    Convergence(Updated object, List<Op> ofKey, List<Op> finalReads) {
        this.object = object;
        this.ops = ofKey;
        this.reads = finalReads;
        this.certain =
                ofKey.stream().filter(op -> object.isUpdate(op) && op.ok()).toList();
        this.perhaps =
                ofKey.stream().filter(op -> object.isUpdate(op) && !op.ok()).toList();
    }

    /** Whether it is valid; where it is not known, the reason is added. */
    Validity eventual(Set<String> reasons) {
        boolean lost = !certain.isEmpty() && reads.stream().anyMatch(this::isInit);
        if (lost) {
            return Validity.INVALID;
        }
        if (reads.stream().map(object::state).distinct().count() > 1) {
            return isExplainedByLateUpdates() ? unknown("late-info", reasons) : Validity.INVALID;
        }
        return isUnseen() ? unknown("no final reads", reasons) : Validity.VALID;
    }

    /** Whether a read says that there is nothing: of a counter, 0 where all adds are positive, or all negative. */
    private boolean isInit(Op read) {
        if (object != Updated.COUNTER) {
            return object.isInit(read);
        }
        Set<Integer> signs = ops.stream()
                .filter(object::isUpdate)
                .map(add -> Updated.number(add.argument()).signum())
                .collect(Collectors.toSet());
        return object.state(read).equals(BigInteger.ZERO) && (signs.equals(Set.of(1)) || signs.equals(Set.of(-1)));
    }

    private boolean isExplainedByLateUpdates() {
        switch (object) {
            case REGISTER:
                return reads.stream()
                                .map(Op::result)
                                .filter(value -> perhaps.stream().noneMatch(w -> Updated.puts(w, value)))
                                .distinct()
                                .count()
                        <= 1;
            case SET:
                return areEqualButForInfoElements();
            default:
                return reads.stream().anyMatch(this::isSomeSumAwayFromEach);
        }
    }

    private boolean areEqualButForInfoElements() {
        Set<Set<Object>> rests = new HashSet<>();
        for (Op read : reads) {
            rests.add(Updated.elements(read).stream()
                    .filter(element -> perhaps.stream().noneMatch(add -> Updated.puts(add, element)))
                    .collect(Collectors.toSet()));
        }
        return rests.size() == 1;
    }

    /** Whether, from some sum without some info adds, each final read is so many info adds away. */
    private boolean isSomeSumAwayFromEach(Op one) {
        BigInteger shown = (BigInteger) object.state(one);
        return subsets(perhaps).stream().anyMatch(added -> {
            BigInteger before = shown.subtract(Updated.sum(added));
            return reads.stream()
                    .allMatch(read -> subsets(perhaps).stream()
                            .anyMatch(other -> before.add(Updated.sum(other)).equals(object.state(read))));
        });
    }

    /** As the join of all ok updates and one subset of the others; of a register, whichever write comes last. */
    Validity strongEventual(Set<String> reasons) {
        if (object == Updated.SET && !areReadsOfSessionsComparable()) {
            return Validity.INVALID;
        }
        if (!reads.stream().allMatch(read -> subsets(perhaps).stream().anyMatch(some -> isJoin(read, some)))) {
            return Validity.INVALID;
        }
        boolean same = reads.stream().map(object::state).distinct().count() <= 1;
        if (!same && object == Updated.REGISTER && !isExplainedByLateUpdates()) {
            return Validity.INVALID;
        }
        if (!same) {
            return unknown("late-info", reasons);
        }
        return isUnseen() ? unknown("no final reads", reasons) : Validity.VALID;
    }

    private static Validity unknown(String reason, Set<String> reasons) {
        reasons.add(reason);
        return Validity.UNKNOWN;
    }

    /** Whether the key may have been written, and there are not two nodes that could differ. */
    private boolean isUnseen() {
        return reads.size() < 2 && !(certain.isEmpty() && perhaps.isEmpty());
    }

    private boolean isJoin(Op read, List<Op> happened) {
        List<Op> all = new ArrayList<>(certain);
        all.addAll(happened);
        switch (object) {
            case REGISTER:
                return read.result() == null
                        ? all.isEmpty()
                        : all.stream().anyMatch(write -> Updated.puts(write, read.result()));
            case SET:
                return Updated.elements(read)
                        .equals(all.stream().map(Op::argument).collect(Collectors.toSet()));
            default:
                return Updated.sum(all).equals(object.state(read));
        }
    }

    private boolean areReadsOfSessionsComparable() {
        List<Op> all = ops.stream().filter(Updated::isRead).toList();
        for (Op one : all) {
            for (Op other : all) {
                if (one.process() == other.process()
                        && !Updated.elements(one).containsAll(Updated.elements(other))
                        && !Updated.elements(other).containsAll(Updated.elements(one))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<List<Op>> subsets(List<Op> ops) {
        List<List<Op>> subsets = new ArrayList<>();
        for (int choice = 0; choice < 1 << ops.size(); choice++) {
            List<Op> subset = new ArrayList<>();
            for (int i = 0; i < ops.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    subset.add(ops.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    /** {@code aborted-read} and {@code thin-air}, as far as reads of the key, final or not, are of these. */
    static Set<String> unfounded(Updated object, List<Op> ofKey) {
        Set<String> named = new TreeSet<>();
        if (object == Updated.COUNTER) {
            return named;
        }
        for (Op read : ofKey.stream().filter(Updated::isRead).toList()) {
            Set<Object> values = new HashSet<>();
            if (object == Updated.SET) {
                values.addAll(Updated.elements(read));
            } else if (read.result() != null) {
                values.add(read.result());
            }
            for (Object value : values) {
                List<Op> tried = ofKey.stream()
                        .filter(op -> object.isTried(op) && Updated.puts(op, value))
                        .toList();
                if (tried.stream().allMatch(Op::failed)) {
                    named.add(tried.isEmpty() ? "thin-air" : "aborted-read");
                }
            }
        }
        return named;
    }
}
