package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;

/**
 * A generator of unique ids: {@code generate} → v, a value that it never returned before. Null is no id. Each key is a
 * generator of its own.
 */
public final class UniqueIdsChecker extends ObjectChecker {
    private static final String DUPLICATED = "duplicated";

    public UniqueIdsChecker() {
        super("unique-ids", "No two generates return the same id.", List.of("generate"), List.of(DUPLICATED));
    }

    @Override
    boolean asksForRealTime() {
        return false;
    }

    @Override
    void judge(History history, CheckContext context, Findings findings, Meter meter) {
        ObjectWords words = new ObjectWords(history);
        Numbers ids = new Numbers(meter);
        LongIntMap first = new LongIntMap();
        long generated = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) != EventType.OK || history.value(i) == History.NULL) {
                continue;
            }
            generated++;
            int invocation = history.invocation(i);
            long id = Numbers.pair(history.key(invocation), ids.of(history.value(i)));
            int other = first.get(id);
            if (other == LongIntMap.ABSENT) {
                Numbers.put(first, id, invocation, meter);
                continue;
            }
            findings.add(
                    DUPLICATED,
                    () -> words.finding(
                            DUPLICATED,
                            words.atStart(other) + " and " + words.call(invocation)
                                    + " both returned the id "
                                    + words.value(history.value(history.completion(invocation)))
                                    + words.ofKey(invocation) + ".",
                            other,
                            invocation));
        }
        findings.measure("generated", generated);
    }
}
