package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;

/** An object that does one operation at a time, at once: what a workload's history would come from if all were well. */
public interface InMemoryObject {
    Completion apply(Operation operation);
}
