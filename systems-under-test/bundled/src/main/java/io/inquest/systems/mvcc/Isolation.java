package io.inquest.systems.mvcc;

import java.util.List;
import java.util.stream.Stream;

/** How far transactions are kept from seeing each other. Each level keeps all that the ones before it keep. */
enum Isolation {
    /** A read returns the latest value, though its transaction may not commit; writers of one key wait for each other. */
    READ_UNCOMMITTED("read-uncommitted", "read-uncommitted"),
    /** A read returns the latest committed value. */
    READ_COMMITTED("read-committed", "read-committed"),
    /** All reads return what was committed when the transaction began; of two that overlap and write a key one fails. */
    SNAPSHOT("snapshot", "snapshot-isolation"),
    /** A transaction that writes fails if what it read is no longer so when it commits. */
    SERIALIZABLE("serializable", "serializable"),
    /** And no transaction begins on an old snapshot. */
    STRICT_SERIALIZABLE("strict-serializable", "strict-serializable");

    private final String option;
    private final String model;

    Isolation(String option, String model) {
        this.option = option;
        this.model = model;
    }

    /** Its name on the command line. */
    String option() {
        return option;
    }

    /** The consistency model that it promises. */
    String model() {
        return model;
    }

    boolean isAtLeast(Isolation other) {
        return compareTo(other) >= 0;
    }

    static List<String> options() {
        return Stream.of(values()).map(Isolation::option).toList();
    }

    /** @throws IllegalArgumentException if there is no such level */
    static Isolation of(String option) {
        for (Isolation level : values()) {
            if (level.option.equals(option)) {
                return level;
            }
        }
        throw new IllegalArgumentException("--isolation is one of " + String.join(", ", options()) + ", not " + option);
    }
}
