package io.inquest.harness.cli;

import io.inquest.checkers.Validity;
import io.inquest.checkers.lattice.Ladder;
import io.inquest.harness.runner.Judgement;
import io.inquest.history.History;
import java.util.List;

/**
 * What is said of one file that was to be checked.
 *
 * @param file as typed
 * @param checks those that decide
 * @param ladder all other models that apply
 */
record FileReport(String file, History history, List<Judgement> checks, Ladder ladder) {
    FileReport {
        checks = List.copyOf(checks);
    }

    /** The worst of the checks. */
    Validity validity() {
        Validity worst = Validity.VALID;
        for (Judgement check : checks) {
            worst = worst.and(check.verdict().validity());
        }
        return worst;
    }
}
