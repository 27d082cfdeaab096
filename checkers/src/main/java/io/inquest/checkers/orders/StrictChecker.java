package io.inquest.checkers.orders;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.linear.Linearized;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Strict consistency (Tanenbaum and van Steen, Distributed systems, chapter 7): a legal replay of the operations in the
 * order in which they completed; those of unknown outcome anywhere after their invocation, or never.
 */
public final class StrictChecker implements Checker, ObjectOrders.Decision {
    @Override
    public String name() {
        return "strict";
    }

    @Override
    public String summary() {
        return "Replayed in the order in which they completed, all operations are legal.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return RealTime.needed(history, name(), ObjectOrders.check(history, context, this));
    }

    @Override
    public boolean wantsRegisters() {
        return false;
    }

    @Override
    public void registers(Registers registers, ObjectOrders of) {
        throw new UnsupportedOperationException("all objects are replayed alike");
    }

    @Override
    public void objects(Model<?> model, Part[] parts, ObjectOrders of) {
        of.meter().enter("replay the operations in the order in which they completed");
        ByCompletion completed = new ByCompletion(of.history(), invocation -> true, of.meter());
        Map<Object, Part> byKey = new LinkedHashMap<>();
        for (Part part : parts) {
            byKey.put(part.keyValue(), part);
        }
        for (Linearized decided : LinearizableChecker.decide(completed.history, of.left(1), model)) {
            if (decided.validity() == Validity.VALID) {
                of.take(decided.key(), Answer.of(completed.original(decided.invocations())));
            } else if (decided.validity() == Validity.UNKNOWN) {
                of.undecided(new Finding(
                        decided.stop().type,
                        "The check ended because " + decided.stop().reason
                                + ". It was yet to find which updates of unknown outcome happened, and when"
                                + (decided.key() == null
                                        ? "."
                                        : ", of the key " + Objects.toString(decided.key()) + ".")
                                + " Allow more time or memory, or check fewer operations.",
                        List.of()));
            } else if (!of.isViolated()) {
                of.meter().decided();
                Part part = byKey.get(decided.key());
                of.refute(Answer.none(List.of(new ReplayImpasse(part, model, of).finding(name()))));
            }
        }
    }
}
