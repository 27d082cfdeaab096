package io.inquest.workloads;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.Map;
import java.util.TreeMap;

/** How much of what was tried succeeded. */
final class Shares {
    private Shares() {}

    /** By function: the share of its operations that ended ok. */
    static Map<String, Double> ofOk(History history) {
        Map<String, Double> shares = new TreeMap<>();
        for (int function = 0; function < history.functionCount(); function++) {
            Operations operations = history.operations().ofFunction(function);
            int ok = 0;
            for (int i = 0; i < operations.size(); i++) {
                Operation operation = operations.get(i);
                ok += operation.outcome() == EventType.OK ? 1 : 0;
            }
            shares.put(history.functionName(function), (double) ok / operations.size());
        }
        return shares;
    }
}
