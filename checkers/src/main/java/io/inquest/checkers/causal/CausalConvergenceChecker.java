package io.inquest.checkers.causal;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.List;

/**
 * Causal convergence of registers whose written values are unique: causal, and causal order together with the order in
 * which reads show writes to replace each other has no cycle (CyclicCF of Bouajjani, Enea, Guerraoui and Hamza, POPL
 * 2017). Of the writes of a session that precede a read, the edge from the last one stands for those from all.
 */
public final class CausalConvergenceChecker implements Checker {
    @Override
    public String name() {
        return "causal-convergence";
    }

    @Override
    public String summary() {
        return "Causal, and all sessions agree on one order of the writes.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.check(
                history,
                context,
                name(),
                (registers, meter) -> violations(registers, new Causality(registers, meter), meter));
    }

    /** The violations of causality, or else the one of convergence; none where there is none. */
    public static List<Finding> violations(Registers registers, Causality causality, Meter meter) {
        Edges conflicts = new Edges(registers.operations(), meter);
        List<Finding> findings = causality.violations(conflicts);
        if (!findings.isEmpty()) {
            return findings;
        }
        meter.enter("look for a cycle in the order of the writes");
        Paths paths = new Paths(registers, conflicts, operation -> true, meter);
        int[] cycle = CycleSearch.find(registers, conflicts, paths, meter);
        if (cycle == null) {
            return List.of();
        }
        Steps steps = new Steps(registers, paths, conflicts, edge -> 0, "for all");
        steps.follow(cycle, conflicts.size());
        return List.of(steps.words()
                .finding(
                        "CyclicCF",
                        steps.text()
                                + " So no order of the writes is right for all: each of these comes before itself.",
                        steps.operations()));
    }
}
