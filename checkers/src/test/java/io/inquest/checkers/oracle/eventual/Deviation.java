package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.oracle.objects.Op;
import java.math.BigInteger;
import java.util.List;

/** How far a read is from what it should have shown (Yu & Vahdat 2000; Golab et al. 2011). */
final class Deviation {
    private final List<Op> ops;

    Deviation(List<Op> ofKey) {
        this.ops = ofKey;
    }

    private List<Op> okWrites() {
        return ops.stream()
                .filter(op -> Updated.REGISTER.isUpdate(op) && op.ok())
                .toList();
    }

    /** The write that a read returned, null for INIT. Writes are unique. */
    private Op source(Op read) {
        return read.result() == null
                ? null
                : ops.stream()
                        .filter(op -> Updated.REGISTER.isUpdate(op) && Updated.puts(op, read.result()))
                        .findFirst()
                        .orElseThrow();
    }

    private List<Op> missed(Op read) {
        Op source = source(read);
        return okWrites().stream()
                .filter(later -> (source == null || source.rt(later)) && later.rt(read))
                .toList();
    }

    boolean isFutureRead(Op read) {
        return source(read) != null && read.rt(source(read));
    }

    /** How many writes were acknowledged after the one that it returned. */
    int versions(Op read) {
        return missed(read).size();
    }

    /** How long ago the first of these was; 0 without. */
    long nanos(Op read) {
        long first = missed(read).stream().mapToLong(Op::completedAt).min().orElse(read.invokedAt());
        return read.invokedAt() - first;
    }

    /** How far it is from all that the adds around it may come to. */
    BigInteger distance(Op read) {
        BigInteger lower = BigInteger.ZERO;
        BigInteger upper = BigInteger.ZERO;
        for (Op add : ops) {
            if (!add.is("add") || add.failed() || add.invocation() > read.completion()) {
                continue;
            }
            BigInteger added = Updated.number(add.argument());
            if (add.rt(read) || added.signum() < 0) {
                lower = lower.add(added);
            }
            if (add.rt(read) || added.signum() > 0) {
                upper = upper.add(added);
            }
        }
        BigInteger shown = (BigInteger) Updated.COUNTER.state(read);
        return lower.subtract(shown).max(shown.subtract(upper)).max(BigInteger.ZERO);
    }

    /** How many adds were acknowledged before it and are not there. */
    long adds(Op read) {
        return ops.stream()
                .filter(op ->
                        op.is("add") && op.rt(read) && !Updated.elements(read).contains(op.argument()))
                .count();
    }
}
