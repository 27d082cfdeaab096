package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.inquest.systems.NotDoneException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Micro-operations ({@code r}, {@code w}, {@code append}) as a transaction of etcd, by optimistic concurrency control: what
 * they need is read at one moment, and what comes of it is written if none of that was written since. If it was, nothing
 * happened, and it is tried again a few times.
 */
final class Transaction {
    private static final int TRIES_MAX = 5;

    private final List<List<?>> steps;

    /** The keys whose contents matter, in the order of their first use; the others are written blindly. */
    private final List<Object> read;

    /** @throws NotDoneException if these are no micro-operations */
    Transaction(List<?> operations) throws NotDoneException {
        steps = new ArrayList<>();
        read = new ArrayList<>();
        for (Object operation : operations) {
            if (!(operation instanceof List<?> step)
                    || step.size() != 3
                    || !List.of("r", "w", "append").contains(String.valueOf(step.get(0)))) {
                throw new NotDoneException("a transaction consists of [r, key, null], [w, key, value] and"
                        + " [append, key, value], not of " + operation);
            }
            steps.add(step);
            if (!step.get(0).equals("w") && !read.contains(step.get(1))) {
                read.add(step.get(1));
            }
        }
    }

    /**
     * The micro-operations with what they read.
     *
     * @param serializable whether one that only reads may see an older moment
     * @throws NotDoneException also if others were in the way each time
     */
    List<Object> run(Calls calls, boolean serializable) throws NotDoneException, InDoubtException {
        boolean readsOnly = steps.stream().allMatch(step -> step.get(0).equals("r"));
        for (int tries = 0; tries < TRIES_MAX && calls.isTimeLeft(); tries++) {
            Map<Object, Object> contents = new LinkedHashMap<>();
            List<Compare> unchanged = look(calls, readsOnly && serializable, contents);
            List<Object> results = new ArrayList<>();
            List<RequestOp> writes = writes(contents, results);
            if (writes.isEmpty() || calls.commit(unchanged, writes).getSucceeded()) {
                return results;
            }
        }
        throw new NotDoneException("conflict");
    }

    /** Reads what matters; gives the comparisons that hold as long as nobody writes that. */
    private List<Compare> look(Calls calls, boolean serializable, Map<Object, Object> contents)
            throws NotDoneException {
        if (read.isEmpty()) {
            return List.of();
        }
        List<ByteString> keys = read.stream().map(Keys::of).toList();
        List<RangeResponse> found = calls.contentsOfAll(keys, serializable);
        List<Compare> unchanged = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            RangeResponse one = found.get(i);
            contents.put(read.get(i), Driver.value(one));
            long revision = one.getKvsCount() == 0 ? 0 : one.getKvs(0).getModRevision();
            unchanged.add(Requests.wasLastWrittenAt(keys.get(i), revision));
        }
        return unchanged;
    }

    /** Does the steps on the contents; each key is written once, with what it holds in the end. */
    private List<RequestOp> writes(Map<Object, Object> contents, List<Object> results) {
        Map<Object, Object> written = new LinkedHashMap<>();
        for (List<?> step : steps) {
            Object key = step.get(1);
            if (step.get(0).equals("r")) {
                results.add(Arrays.asList("r", key, contents.get(key)));
                continue;
            }
            Object after = step.get(0).equals("w") ? step.get(2) : appended(contents.get(key), step.get(2));
            contents.put(key, after);
            written.put(key, after);
            results.add(step);
        }
        List<RequestOp> writes = new ArrayList<>();
        written.forEach((key, value) -> writes.add(Requests.write(Keys.of(key), value)));
        return writes;
    }

    private static List<Object> appended(Object list, Object element) {
        List<Object> longer = list == null ? new ArrayList<>() : new ArrayList<>((List<?>) list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }
}
