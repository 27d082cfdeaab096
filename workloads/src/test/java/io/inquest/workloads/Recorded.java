package io.inquest.workloads;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of a workload against its in-memory object, as a list of operations. */
final class Recorded {
    static final int CLIENTS = 6;
    /** When the main part ends. */
    static final long END_NANOS = 20_000_000_000L;

    private Recorded() {}

    static History history(Workload workload, Map<String, String> options) {
        return TestRun.overlapping(
                5,
                workload,
                options,
                CLIENTS,
                References.ALL.get(workload.name()).correct(5));
    }

    /** The operations of these functions, in the order of their invocations; of all if none is named. */
    static List<Operation> operations(History history, String... functions) {
        List<String> named = List.of(functions);
        List<Operation> operations = new ArrayList<>();
        Operations all = history.operations();
        for (int i = 0; i < all.size(); i++) {
            if (named.isEmpty() || named.contains(all.get(i).f())) {
                operations.add(all.get(i));
            }
        }
        return operations;
    }

    static boolean isLast(Operation operation) {
        return operation.invocation().time() >= END_NANOS;
    }

    static boolean isOk(Operation operation) {
        return operation.outcome() == EventType.OK;
    }

    static int worker(Operation operation) {
        return operation.actor().process() % CLIENTS;
    }
}
