package io.inquest.checkers.oracle;

/** The kinds of histories that are drawn at random. */
enum Kind {
    /** Reads and writes; no two writes that did not fail give one key one value. */
    UNIQUE_WRITES(SequentialObject.REGISTER, true, false),
    UNIQUE_WRITES_AND_CAS(SequentialObject.REGISTER, true, true),
    /** Two or three values over and over, null among them. */
    SHARED_VALUES(SequentialObject.REGISTER, false, false),
    SHARED_VALUES_AND_CAS(SequentialObject.REGISTER, false, true),
    UNIQUE_STRINGS(SequentialObject.KV, true, false),
    SHARED_STRINGS(SequentialObject.KV, false, false);

    private final SequentialObject object;
    private final boolean unique;
    private final boolean cas;

    Kind(SequentialObject object, boolean unique, boolean cas) {
        this.object = object;
        this.unique = unique;
        this.cas = cas;
    }

    SequentialObject object() {
        return object;
    }

    boolean isUnique() {
        return unique;
    }

    boolean hasCas() {
        return cas;
    }
}
