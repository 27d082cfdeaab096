package io.inquest.checkers.sync;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Weak consistency of registers whose written values are unique (Dubois, Scheurich and Briggs, Memory access buffering in
 * multiprocessors, 1986): whoever has synchronised after somebody sees all that this one had done.
 */
public final class WeakChecker implements Checker {
    @Override
    public String name() {
        return "weak";
    }

    @Override
    public String summary() {
        return "Who synchronises sees all that those had done who synchronised before.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return RealTime.needed(
                history, name(), Preparation.check(history, context, name(), Set.of("sync"), this::violations));
    }

    private List<Finding> violations(Registers registers, Meter meter) {
        meter.enter("put the operations in the order of their synchronisations");
        Synchronisation syncs = Synchronisation.bySyncs(registers, meter);
        Visibility visibility = new Visibility(name(), registers, meter);
        visibility.look(
                IntStream.range(0, registers.operations())
                        .filter(registers::isRead)
                        .toArray(),
                syncs,
                IntStream.range(0, syncs.size()).toArray());
        return visibility.findings();
    }
}
