package io.inquest.checkers.causal;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.registers.Preparation;
import io.inquest.history.History;

/**
 * Causal consistency of registers whose written values are unique, by the patterns that violate it (Bouajjani, Enea,
 * Guerraoui and Hamza, POPL 2017), in time and memory of operations times sessions.
 */
public final class CausalChecker implements Checker {
    @Override
    public String name() {
        return "causal";
    }

    @Override
    public String summary() {
        return "No read returns what was overwritten by something that the reader depends on.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.check(
                history, context, name(), (registers, meter) -> new Causality(registers, meter).violations(null));
    }
}
