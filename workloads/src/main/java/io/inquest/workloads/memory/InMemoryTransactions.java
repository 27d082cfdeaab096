package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers and lists with {@code txn}: transactions of reads, writes and appends, each at one moment. */
public class InMemoryTransactions implements InMemoryObject {
    private final Map<Object, Object> values = new LinkedHashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        if (!operation.f().equals("txn")) {
            throw new IllegalArgumentException("transactions do not know " + operation.f());
        }
        List<?> asked = (List<?>) operation.value();
        Map<Object, Object> seen = snapshot(operation.actor().process(), onlyReads(asked));
        Map<Object, Object> written = new LinkedHashMap<>();
        List<Object> done = new ArrayList<>();
        for (Object one : asked) {
            List<?> micro = (List<?>) one;
            Object key = micro.get(1);
            Object now = written.getOrDefault(key, seen.get(key));
            switch ((String) micro.get(0)) {
                case "r":
                    done.add(Collections.unmodifiableList(Arrays.asList("r", key, now)));
                    continue;
                case "w":
                    written.put(key, micro.get(2));
                    break;
                case "append":
                    written.put(key, appended(now, micro.get(2)));
                    break;
                default:
                    throw new IllegalArgumentException("a transaction does not know " + micro.get(0));
            }
            done.add(micro);
        }
        return commit(operation.actor().process(), seen, written)
                ? new Completion.Ok(done, null)
                : new Completion.Fail("conflict", null);
    }

    private static boolean onlyReads(List<?> asked) {
        return asked.stream().allMatch(micro -> ((List<?>) micro).get(0).equals("r"));
    }

    private static List<Object> appended(Object list, Object element) {
        List<Object> longer = list == null ? new ArrayList<>() : new ArrayList<>((List<?>) list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }

    /** What a transaction of this process finds there, by key. */
    protected Map<Object, Object> snapshot(int process, boolean onlyReads) {
        return values;
    }

    /**
     * Ends a transaction.
     *
     * @param seen what it found there
     * @param written what it leaves behind, by key
     * @return whether it happened; if not, it is said to have failed
     */
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        values.putAll(written);
        return true;
    }

    /** All that is there now, by key. */
    protected final Map<Object, Object> values() {
        return values;
    }
}
