package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import java.util.List;

/**
 * Decides the models that count read-write dependencies: first by what any order of versions must be, then by one order that is
 * likely, then by a search through all that are open.
 */
final class OpenVersions {
    private final TxnModel model;
    private final Committed committed;
    private final Meter meter;
    private final boolean hasSessions;

    OpenVersions(TxnModel model, Committed committed, Meter meter) {
        this.model = model;
        this.committed = committed;
        this.meter = meter;
        this.hasSessions = model.order() != TxnOrder.DEPENDENCIES;
    }

    /** Nothing if some order of versions leaves nothing that the model forbids. */
    List<Finding> decide() {
        meter.enter("conclude which versions come before which");
        Versions versions = new Versions(committed, meter);
        KnownOrder known = new KnownOrder(committed, model.order(), meter);
        Points points = new Points(known, Shape.of(model.plain()), meter);
        Inference inference = new Inference(points, versions, hasSessions, meter);
        inference.run();
        if (inference.contradiction() != null) {
            return List.of(found(points, inference.contradiction()));
        }
        if (inference.open() == 0) {
            return List.of();
        }
        meter.enter("look at the order in which transactions ended");
        Candidate candidate = new Candidate(inference, meter);
        if (candidate.isFree(hasSessions)) {
            return List.of();
        }
        meter.enter("search the orders of the versions of " + inference.open() + " pairs");
        OrderSearch search = new OrderSearch(inference, candidate, hasSessions, meter);
        if (search.isAny()) {
            return List.of();
        }
        meter.decided();
        return List.of(new CoreWords(search, inference, committed).finding(anomaly()));
    }

    private Finding found(Points points, List<Step> cycle) {
        TxnAnomaly evident = Evident.name(cycle, committed);
        return new CycleWords(points, meter).finding(evident == null ? anomaly() : evident, cycle);
    }

    /** What is there at the least if there is no order. */
    private TxnAnomaly anomaly() {
        return Shape.of(model.plain()).anomaly.with(model.order());
    }
}
