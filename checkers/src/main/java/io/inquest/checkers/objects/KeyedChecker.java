package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.history.History;
import java.util.List;

/** An {@link ObjectChecker} that looks at one object after the other: each key is an object of its own. */
abstract class KeyedChecker extends ObjectChecker {
    /** As {@link ObjectChecker#ObjectChecker(String, String, List, List)}. */
    KeyedChecker(String name, String summary, List<String> functions, List<String> anomalies) {
        super(name, summary, functions, anomalies);
    }

    /** As {@link ObjectChecker#ObjectChecker(String, String, String, List, List)}. */
    KeyedChecker(String name, String object, String summary, List<String> functions, List<String> anomalies) {
        super(name, object, summary, functions, anomalies);
    }

    @Override
    final void judge(History history, CheckContext context, Findings findings, Meter meter) {
        meter.enter("sort the operations by key");
        List<Calls> objects = Calls.byKey(history, meter);
        findings.measure("objects", objects.size());
        findings.measure("operations", objects.stream().mapToLong(Calls::size).sum());
        meter.enter("look at the operations of each object");
        judge(objects, findings, meter);
    }

    /**
     * Looks at every object's operations, and tells what is wrong.
     *
     * @throws UnfitValueException if a value is not of the shape that its function needs
     */
    abstract void judge(List<Calls> objects, Findings findings, Meter meter);
}
