package io.inquest.checkers.sync;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds two sessions that provably hold one lock at a time, or one that holds it twice: each from the completion of its
 * acquire to the invocation of its next release, if that did not fail, else to the end.
 */
final class MutualExclusion {
    static final String TYPE = "mutual-exclusion";
    private static final int FOUND_MAX = 5;

    private final History history;
    private final Meter meter;
    private final int acquire;
    private final int release;
    /** By lock: one more than the acquire by which it is held; 0 if it is not. */
    private final int[] holder;

    private final boolean[] told;

    private MutualExclusion(History history, Meter meter) {
        this.history = history;
        this.meter = meter;
        this.acquire = history.functionNumber("acquire");
        this.release = history.functionNumber("release");
        this.holder = meter.ints(history.keyCount());
        this.told = new boolean[history.keyCount()];
    }

    /** The violations, of each lock the first. */
    static List<Finding> violations(History history, Meter meter) {
        return new MutualExclusion(history, meter).find();
    }

    private List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < history.size() && findings.size() < FOUND_MAX; i++) {
            meter.step();
            if (history.type(i) == EventType.INVOKE && history.function(i) == release && !hasFailed(i)) {
                release(i);
            } else if (history.type(i) == EventType.OK && history.function(history.invocation(i)) == acquire) {
                Finding finding = acquire(history.invocation(i), i);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private boolean hasFailed(int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.FAIL;
    }

    private void release(int invocation) {
        int lock = history.key(invocation);
        if (holder[lock] != 0 && history.process(holder[lock] - 1) == history.process(invocation)) {
            holder[lock] = 0;
        }
    }

    /** Up to the first violation of a lock there is one holder at most; after it, nothing more is asked of the lock. */
    private Finding acquire(int invocation, int completion) {
        int lock = history.key(invocation);
        int other = holder[lock] - 1;
        holder[lock] = invocation + 1;
        if (other < 0 || told[lock]) {
            return null;
        }
        told[lock] = true;
        return finding(other, invocation, completion);
    }

    private Finding finding(int first, int second, int completion) {
        EventWords words = new EventWords(history, any -> false);
        Object key = history.keyValue(history.key(second));
        String lock = EventWords.object(key, "the lock");
        String text = "Process " + history.process(first) + " had acquired " + lock + " ("
                + words.moment(history.completion(first)) + ") and had not begun to release it when process "
                + history.process(second) + " had acquired it" + (isSame(first, second) ? " again" : "") + " ("
                + words.moment(completion) + ").";
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", key);
        return new Finding(TYPE, text, List.of(Math.min(first, second), Math.max(first, second)), details);
    }

    private boolean isSame(int first, int second) {
        return history.process(first) == history.process(second);
    }
}
