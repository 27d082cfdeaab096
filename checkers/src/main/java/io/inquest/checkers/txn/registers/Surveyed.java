package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.history.Transactions;
import java.util.List;
import java.util.Map;

/**
 * What all models of registers ask of a history.
 *
 * @param flaws what is wrong with single reads, a few of each kind
 * @param counts how many there are of each kind
 * @param collision two writes of one value to a key, or twice one of null; null if there are none
 * @param committed the committed transactions; null if there is a collision
 */
record Surveyed(List<Flaw> flaws, Map<TxnAnomaly, Integer> counts, int[] collision, Committed committed) {
    static Surveyed of(Transactions transactions, Meter meter) {
        Survey survey = new Survey(transactions, meter);
        Committed committed = survey.collision() == null ? survey.committed() : null;
        survey.release();
        return new Surveyed(survey.flaws(), survey.counts(), survey.collision(), committed);
    }

    long bytes() {
        return committed == null ? 0 : committed.bytes();
    }
}
