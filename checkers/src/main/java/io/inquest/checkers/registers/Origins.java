package io.inquest.checkers.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where the values read from registers, or the elements read from sets, come from: finds reads of a value that only failed
 * operations tried to write to that key (aborted-read), and of one that no operation tried to write (thin-air).
 */
public final class Origins {
    /**
     * Reads of one key that no correct object could have answered so, all of one kind.
     *
     * @param read the first of them, by its invocation
     * @param value what it showed
     * @param writers the failed operations that tried to write its value; none for thin air
     * @param reads how many there are
     */
    public record Unfounded(int read, Object value, List<Integer> writers, int reads) {
        public String type() {
            return writers.isEmpty() ? "thin-air" : "aborted-read";
        }
    }

    private static final int DONE = 1;
    private static final int ONLY_FAILED = 2;

    private final History history;
    private final int read;
    private final int write;
    private final int cas;
    private final boolean ofSet;
    private final LongIntMap valueNumbers = new LongIntMap();
    /** By key and value number. */
    private final LongIntMap written = new LongIntMap();

    private Origins(History history, boolean ofSet) {
        this.history = history;
        this.ofSet = ofSet;
        this.read = history.functionNumber("read");
        this.write = history.functionNumber(ofSet ? "add" : "write");
        this.cas = ofSet ? History.NONE : history.functionNumber("cas");
    }

    /**
     * The keys that have unfounded reads, by number, with those of either kind. The history is one of {@code read}, {@code
     * write}, {@code cas}.
     */
    public static Map<Integer, List<Unfounded>> ofRegisters(History history) {
        return new Origins(history, false).find();
    }

    /** The same of sets, whose history is one of {@code read} and {@code add}: each element that a read shows counts. */
    public static Map<Integer, List<Unfounded>> ofSets(History history) {
        return new Origins(history, true).find();
    }

    private Map<Integer, List<Unfounded>> find() {
        for (int i = 0; i < history.size(); i++) {
            long value = history.type(i) == EventType.INVOKE ? triedToWrite(i) : History.NO_HANDLE;
            if (value != History.NO_HANDLE) {
                long pair = pair(i, value);
                written.put(pair, hasFailed(i) && written.get(pair) != DONE ? ONLY_FAILED : DONE);
            }
        }
        Map<Integer, List<Unfounded>> found = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.OK && history.function(i) == read && history.value(i) != History.NULL) {
                look(history.invocation(i), found);
            }
        }
        return found;
    }

    private void look(int invocation, Map<Integer, List<Unfounded>> found) {
        long handle = history.value(history.completion(invocation));
        if (!ofSet) {
            look(invocation, handle, () -> history.valueOf(handle), found);
        } else if (history.valueOf(handle) instanceof List<?> elements) {
            boolean[] counted = new boolean[2];
            for (Object element : elements) {
                int source = source(invocation, history.handleOf(element));
                if (source != DONE && !counted[source == ONLY_FAILED ? 1 : 0]) {
                    counted[source == ONLY_FAILED ? 1 : 0] = true;
                    look(invocation, history.handleOf(element), () -> element, found);
                }
            }
        }
    }

    private void look(int invocation, long handle, Supplier<Object> value, Map<Integer, List<Unfounded>> found) {
        int source = source(invocation, handle);
        if (source != DONE) {
            List<Unfounded> ofKey = found.computeIfAbsent(history.key(invocation), key -> new ArrayList<>());
            add(ofKey, invocation, handle, value.get(), source == ONLY_FAILED);
        }
    }

    private int source(int invocation, long handle) {
        return handle == History.NO_HANDLE ? LongIntMap.ABSENT : written.get(pair(invocation, handle));
    }

    private void add(List<Unfounded> ofKey, int invocation, long handle, Object value, boolean aborted) {
        for (int i = 0; i < ofKey.size(); i++) {
            Unfounded first = ofKey.get(i);
            if (first.writers().isEmpty() != aborted) {
                ofKey.set(i, new Unfounded(first.read(), first.value(), first.writers(), first.reads() + 1));
                return;
            }
        }
        List<Integer> writers = aborted ? failedWriters(history.key(invocation), handle) : List.of();
        ofKey.add(new Unfounded(invocation, value, writers, 1));
    }

    private List<Integer> failedWriters(int key, long value) {
        List<Integer> writers = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE && history.key(i) == key && triedToWrite(i) == value) {
                writers.add(i);
            }
        }
        return writers;
    }

    private boolean hasFailed(int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.FAIL;
    }

    /** The handle of the value that an operation would write; {@link History#NO_HANDLE} if none that was ever read. */
    private long triedToWrite(int invocation) {
        int function = history.function(invocation);
        if (function == write) {
            return history.value(invocation);
        }
        boolean isCas = function == cas && history.valueOf(history.value(invocation)) instanceof List<?>;
        List<?> pair = isCas ? (List<?>) history.valueOf(history.value(invocation)) : List.of();
        return pair.size() == 2 ? history.handleOf(pair.get(1)) : History.NO_HANDLE;
    }

    private long pair(int invocation, long value) {
        int number = valueNumbers.get(value);
        if (number == LongIntMap.ABSENT) {
            number = valueNumbers.size();
            valueNumbers.put(value, number);
        }
        return ((long) history.key(invocation) << 32) | number;
    }
}
