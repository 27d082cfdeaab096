package io.inquest.checkers.oracle.memory;

import java.util.List;

/** The causal models, by their bad patterns (Bouajjani, Enea, Guerraoui & Hamza, POPL 2017). Writes are unique. */
final class CausalPatterns {
    private final List<Op> happened;
    private final Relation co;

    CausalPatterns(List<Op> happened) {
        this.happened = happened;
        this.co = Relation.of(happened, (a, b) -> a.so(b) || a.rf(b)).closed();
    }

    boolean causal() {
        return !co.hasCycle() && !hasWriteBeforeInitRead() && !hasThinAirRead() && !hasWriteCoRead();
    }

    boolean causalConvergence() {
        return causal() && !co.or(this::cf).hasCycle();
    }

    boolean causalMemory() {
        return causal() && happened.stream().allMatch(this::isCausalMemoryUpTo);
    }

    private boolean hasWriteBeforeInitRead() {
        return happened.stream()
                .anyMatch(r ->
                        r.readsInit() && happened.stream().anyMatch(w -> w.write() && w.sameKey(r) && co.holds(w, r)));
    }

    private boolean hasThinAirRead() {
        return happened.stream()
                .anyMatch(r -> r.read() && !r.readsInit() && happened.stream().noneMatch(w -> w.rf(r)));
    }

    private boolean hasWriteCoRead() {
        for (Op r : happened) {
            for (Op w1 : happened) {
                for (Op w2 : happened) {
                    if (w1.rf(r)
                            && w2.write()
                            && w2.sameKey(r)
                            && !w1.equals(w2)
                            && co.holds(w1, w2)
                            && co.holds(w2, r)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean cf(Op w1, Op w2) {
        return w1.write()
                && !w1.equals(w2)
                && happened.stream().anyMatch(r -> w2.rf(r) && w1.sameKey(r) && co.holds(w1, r));
    }

    /** hb of an operation: the smallest relation, so it grows until nothing is to be added. */
    private Relation happenedBefore(Op o) {
        List<Op> past = happened.stream().filter(a -> inPast(a, o)).toList();
        Relation hb = Relation.of(past, co::holds);
        while (true) {
            Relation smaller = hb;
            Relation larger = smaller.or((w1, w2) -> isOverwrittenBefore(o, w1, w2, smaller))
                    .closed();
            if (larger.sameAs(smaller)) {
                return larger;
            }
            hb = larger;
        }
    }

    private boolean isOverwrittenBefore(Op o, Op w1, Op w2, Relation hb) {
        return w1.write()
                && !w1.equals(w2)
                && happened.stream()
                        .anyMatch(r2 -> (r2.equals(o) || r2.so(o)) && w2.rf(r2) && w1.sameKey(r2) && hb.holds(w1, r2));
    }

    private boolean isCausalMemoryUpTo(Op o) {
        Relation hb = happenedBefore(o);
        return !hb.hasCycle() && !hasWriteHbInitRead(o, hb);
    }

    private boolean hasWriteHbInitRead(Op o, Relation hb) {
        return happened.stream()
                .anyMatch(r -> r.readsInit()
                        && (r.equals(o) || r.so(o))
                        && happened.stream().anyMatch(w -> w.write() && w.sameKey(r) && hb.holds(w, r)));
    }

    private boolean inPast(Op a, Op o) {
        return a.equals(o) || co.holds(a, o);
    }
}
