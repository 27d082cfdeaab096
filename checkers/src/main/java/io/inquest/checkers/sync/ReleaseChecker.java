package io.inquest.checkers.sync;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Release consistency of registers whose written values are unique (Gharachorloo et al., Memory consistency and event
 * ordering in scalable shared-memory multiprocessors, 1990): who acquires a lock sees all that those had done who released
 * it before.
 */
public final class ReleaseChecker implements Checker {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public String summary() {
        return "Who acquires a lock sees all that those had done who released it before.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return LockModel.check(history, context, name(), this::violations);
    }

    private List<Finding> violations(Registers registers, Meter meter) {
        Synchronisation locks = Synchronisation.byLocks(registers, meter);
        Visibility visibility = new Visibility(name(), registers, meter);
        visibility.look(
                IntStream.range(0, registers.operations())
                        .filter(registers::isRead)
                        .toArray(),
                locks,
                IntStream.range(0, locks.size()).toArray());
        return visibility.findings();
    }
}
