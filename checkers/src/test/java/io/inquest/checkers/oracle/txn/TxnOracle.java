package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.Validity;
import io.inquest.history.History;
import java.util.Set;

/**
 * What the definitions of transactional models say of a small history, by brute force: for registers all orders of each
 * key's versions are tried, for {@code txn-causal} all orders of the transactions.
 */
final class TxnOracle {
    private final Txns txns;
    private final Set<String> unfounded;
    private final Set<Set<String>> ofEachOrder;

    private TxnOracle(Txns txns) {
        this.txns = txns;
        this.unfounded = txns.mightHoldAnything ? Set.of() : Anomalies.closed(new Reads(txns).unfounded());
        this.ofEachOrder = txns.unknown != null
                ? Set.of()
                : txns.areLists ? Set.of(new Lists(txns).anomalies()) : new Registers(txns).anomaliesOfEachOrder();
    }

    static TxnOracle of(History history) {
        return new TxnOracle(new Txns(history));
    }

    /** Why models are unknown (but for those that a read alone violates); null if none is. */
    String unknown() {
        return txns.unknown;
    }

    /** What reads violate whatever else there is: they return what is nobody's, or only of those that failed. */
    Set<String> unfounded() {
        return unfounded;
    }

    /** What is there in a history of lists whose values are unique, with all that it implies. */
    Set<String> anomalies() {
        if (ofEachOrder.size() != 1) {
            throw new IllegalStateException("only of lists, or where orders make no difference, and all is known");
        }
        return ofEachOrder.iterator().next();
    }

    Validity validity(String model) {
        if (!TxnModel.allows(model, unfounded)) {
            return Validity.INVALID; // whatever else there is
        }
        if (txns.unknown != null) {
            return Validity.UNKNOWN;
        }
        boolean allowed = ofEachOrder.stream().anyMatch(present -> TxnModel.allows(model, present));
        boolean ordered = !model.equals(TxnModel.CAUSAL) || !allowed || isCausal();
        return allowed && ordered ? Validity.VALID : Validity.INVALID;
    }

    private boolean isCausal() {
        Graph graph = txns.areLists ? new Lists(txns).graph() : txns.readsFrom();
        return new Causality(txns, graph).isThereAnOrder();
    }
}
