package io.inquest.checkers.oracle;

import java.util.stream.Stream;

/** The kinds of histories that are drawn at random. */
public enum Kind {
    /** Reads and writes; no two writes that did not fail give one key one value. */
    UNIQUE_WRITES(SequentialObject.REGISTER, true, false),
    UNIQUE_WRITES_AND_CAS(SequentialObject.REGISTER, true, true),
    /** Two or three values over and over, null among them. */
    SHARED_VALUES(SequentialObject.REGISTER, false, false),
    SHARED_VALUES_AND_CAS(SequentialObject.REGISTER, false, true),
    UNIQUE_STRINGS(SequentialObject.KV, true, false),
    SHARED_STRINGS(SequentialObject.KV, false, false),
    SET(SequentialObject.SET, true),
    /** Elements are added again. */
    SET_AGAIN(SequentialObject.SET, false),
    QUEUE(SequentialObject.QUEUE, true),
    /** Two or three values over and over. */
    QUEUE_OF_FEW(SequentialObject.QUEUE, false),
    STACK(SequentialObject.STACK, true),
    STACK_OF_FEW(SequentialObject.STACK, false),
    PRIORITY_QUEUE(SequentialObject.PRIORITY_QUEUE, true),
    PRIORITY_QUEUE_OF_FEW(SequentialObject.PRIORITY_QUEUE, false),
    COUNTER(SequentialObject.COUNTER, false),
    LOCK(SequentialObject.LOCK, false),
    MUTEX(SequentialObject.MUTEX, false),
    MULTI_REGISTER(SequentialObject.MULTI_REGISTER, true),
    MULTI_REGISTER_OF_FEW(SequentialObject.MULTI_REGISTER, false);

    private final SequentialObject object;
    private final boolean unique;
    private final boolean cas;

    Kind(SequentialObject object, boolean unique) {
        this(object, unique, false);
    }

    Kind(SequentialObject object, boolean unique, boolean cas) {
        this.object = object;
        this.unique = unique;
        this.cas = cas;
    }

    /** Those of objects that hold one value, a key: registers and strings. */
    static Stream<Kind> cells() {
        return Stream.of(values())
                .filter(kind -> kind.object == SequentialObject.REGISTER || kind.object == SequentialObject.KV);
    }

    /** How many histories of a number of them of one object are of this kind. */
    public int shareOf(int histories) {
        int all = Stream.of(values())
                .filter(kind -> kind.object == object)
                .mapToInt(Kind::weight)
                .sum();
        return histories * weight() / all;
    }

    /** There are faster ways to be wrong about unique writes and reads. */
    private int weight() {
        return this == UNIQUE_WRITES ? 3 : 1;
    }

    public SequentialObject object() {
        return object;
    }

    boolean isUnique() {
        return unique;
    }

    boolean hasCas() {
        return cas;
    }
}
