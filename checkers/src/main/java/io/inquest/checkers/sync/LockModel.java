package io.inquest.checkers.sync;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.registers.Preparation;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the models with locks have in common: that two hold a lock at a time violates them, whatever was read. */
final class LockModel {
    private static final Set<String> FUNCTIONS = Set.of("acquire", "release");

    private LockModel() {}

    static Verdict check(History history, CheckContext context, String model, Preparation.Decision decision) {
        Verdict verdict = Preparation.check(history, context, model, FUNCTIONS, (registers, meter) -> {
            meter.enter("look who held the locks");
            List<Finding> findings = new ArrayList<>(MutualExclusion.violations(history, meter));
            meter.enter("put the operations in the order of their synchronisations");
            findings.addAll(decision.decide(registers, meter));
            return findings;
        });
        boolean leavesLocks = verdict.validity() == Validity.UNKNOWN
                && leavesLocks(verdict.findings().get(0).type(), context);
        return RealTime.needed(history, model, leavesLocks ? ofLocksAlone(history, context, verdict) : verdict);
    }

    /** Whether what the model cannot judge are the reads. */
    private static boolean leavesLocks(String reason, CheckContext context) {
        Object object = context.settings().getOrDefault("object", "memory");
        boolean isOfMemory = object.equals("memory") || object.equals("register");
        return isOfMemory && (reason.equals("ambiguous-values") || reason.startsWith("operation "));
    }

    /** The locks can be judged where the reads cannot. */
    private static Verdict ofLocksAlone(History history, CheckContext context, Verdict otherwise) {
        try {
            List<Finding> findings = MutualExclusion.violations(history, Meter.start(context));
            return findings.isEmpty() ? otherwise : Verdict.invalid(findings, otherwise.measures());
        } catch (OverBudgetException over) {
            return otherwise;
        }
    }
}
