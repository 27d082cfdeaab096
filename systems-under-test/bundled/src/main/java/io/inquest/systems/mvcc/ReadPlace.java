package io.inquest.systems.mvcc;

import java.util.List;
import java.util.stream.Stream;

/** Where transactions that only read are executed. */
enum ReadPlace {
    PRIMARY("primary"),
    /** On a node of the client's own, on what that has. */
    REPLICA("replica");

    private final String option;

    ReadPlace(String option) {
        this.option = option;
    }

    /** Its name on the command line. */
    String option() {
        return option;
    }

    static List<String> options() {
        return Stream.of(values()).map(ReadPlace::option).toList();
    }

    /** @throws IllegalArgumentException if there is no such place */
    static ReadPlace of(String option) {
        for (ReadPlace place : values()) {
            if (place.option.equals(option)) {
                return place;
            }
        }
        throw new IllegalArgumentException("--reads is one of " + String.join(", ", options()) + ", not " + option);
    }
}
