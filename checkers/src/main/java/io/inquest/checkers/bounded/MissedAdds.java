package io.inquest.checkers.bounded;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many adds that were acknowledged before an ok read of a set began it does not show. One pass. */
final class MissedAdds {
    private static final int BYTES_AN_ENTRY = 64;

    private final Replicated sets;
    private final History history;
    private final int[] reads;
    private final int[] missed;

    MissedAdds(Replicated sets, Meter meter) {
        this.sets = sets;
        this.history = sets.history();
        meter.enter("look what each read misses");
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            count += sets.isOkRead(i) ? 1 : 0;
        }
        reads = meter.ints(count);
        missed = meter.ints(count);
        int[] acknowledged = meter.ints(history.keyCount());
        List<Map<Long, Integer>> byElement = new ArrayList<>();
        for (int key = 0; key < history.keyCount(); key++) {
            byElement.add(new LinkedHashMap<>());
        }
        int next = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (sets.endsUpdate(i)) {
                int key = history.key(history.invocation(i));
                meter.reserve(BYTES_AN_ENTRY);
                acknowledged[key]++;
                byElement.get(key).merge(history.value(history.invocation(i)), 1, Integer::sum);
            } else if (sets.isOkRead(i)) {
                reads[next] = i;
                int key = history.key(i);
                missed[next++] = acknowledged[key] - shown(i, byElement.get(key), meter);
            }
        }
    }

    private int shown(int read, Map<Long, Integer> acknowledged, Meter meter) {
        int shown = 0;
        for (Object element : sets.elements(read)) {
            meter.step();
            shown += acknowledged.getOrDefault(history.handleOf(element), 0);
        }
        return shown;
    }

    int size() {
        return reads.length;
    }

    /** The invocation of a read. */
    int read(int number) {
        return reads[number];
    }

    int missed(int number) {
        return missed[number];
    }

    long[] all() {
        return Arrays.stream(missed).asLongStream().toArray();
    }

    /** The first of the adds that a read misses, at most so many, by their invocations. */
    List<Integer> named(int number, int most) {
        int read = reads[number];
        Set<Object> shown = sets.elements(read);
        List<Integer> adds = new ArrayList<>();
        for (int i = 0; i < read && adds.size() < most; i++) {
            boolean isAcknowledged = sets.isUpdate(i)
                    && sets.outcome(i) == EventType.OK
                    && history.key(i) == history.key(read)
                    && history.completion(i) < read;
            if (isAcknowledged && !shown.contains(history.valueOf(history.value(i)))) {
                adds.add(i);
            }
        }
        return adds;
    }
}
