package io.inquest.checkers.txn.lists;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Cycles;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.checkers.txn.graph.CausalSearch;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.history.Transactions;
import java.util.List;

/**
 * All anomalies of transactions that append to lists and read them (Kingsbury and Alvaro, Elle, VLDB 2020): their reads show
 * the order of the versions, so that all dependencies are known. For all models at once.
 */
public final class ListAnalysis {
    private final Versions versions;
    private final TxnWords words;
    private final Evidence evidence;
    private final Meter meter;
    private Dependencies dependencies;

    private ListAnalysis(Transactions transactions, Evidence evidence, Meter meter) {
        this.words = new TxnWords(transactions);
        this.evidence = evidence;
        this.meter = meter;
        meter.enter("find the order of the versions of each list");
        this.versions = new Versions(transactions, meter);
    }

    /**
     * Adds to the evidence all that is wrong. Where two transactions append the same to a key, only what shows without
     * knowing which of them a read has seen.
     *
     * @return the analysis, for what else is asked of it
     */
    public static ListAnalysis of(Transactions transactions, Evidence evidence, Meter meter) {
        ListAnalysis analysis = new ListAnalysis(transactions, evidence, meter);
        analysis.run();
        return analysis;
    }

    private void run() {
        meter.enter("compare what single transactions read");
        new ReadChecks(versions, words, evidence, meter).run();
        if (collision() != null) {
            return;
        }
        new InternalChecks(versions, words, evidence, meter).run();
        meter.enter("find what depends on what");
        dependencies = ListEdges.of(versions, meter);
        boolean isSound = evidence.isEmpty();
        Cycles.find(dependencies, new ListReasons(versions, words), words, evidence, meter);
        if (isSound && evidence.isEmpty()) {
            return; // each of the others is a cycle, or a read that was found wrong
        }
        meter.enter("look for lost updates and fractured reads");
        new LostUpdates(versions, words, evidence, meter).run();
        new FracturedReads(versions, words, evidence, meter).run();
    }

    /**
     * Two transactions that did not fail, perhaps the same, and a micro-operation of the second that appends what the first
     * appends to that key: so a read does not say which of them it has seen. Null if there are none.
     */
    public int[] collision() {
        return versions.appends().collision();
    }

    /**
     * Reads of what had been replaced in causal order: of sessions and of what was read from what. Where nothing else violates
     * transactional causal consistency, these do, and nothing but these.
     *
     * @param atMost how many to show
     */
    public List<Finding> replacedInCausalOrder(int atMost, Meter itsMeter) {
        if (!evidence.has(TxnAnomaly.G_SINGLE) && !evidence.has(TxnAnomaly.G_SINGLE_PROCESS)) {
            return List.of(); // each is such a cycle
        }
        return CausalSearch.find(
                        versions.transactions().count(), new CausalEdges(versions, dependencies), atMost, itsMeter)
                .stream()
                .map(cycle -> Cycles.causal(cycle, new ListReasons(versions, words), words))
                .toList();
    }

    /** What depends on what; null if there is a {@link #collision}. */
    public Dependencies dependencies() {
        return dependencies;
    }

    public long bytes() {
        return versions.bytes() + (dependencies == null ? 0 : dependencies.bytes());
    }
}
