package io.inquest.harness.determinism;

import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import java.io.IOException;

/** Holds two histories of one seed against each other. */
final class SameBytes {
    private SameBytes() {}

    /** Fails with the first event that differs, if any does. */
    static void require(String what, History first, History second) throws IOException {
        if (HistoryDigest.of(first).equals(HistoryDigest.of(second))) {
            return;
        }
        int common = Math.min(first.size(), second.size());
        int index = 0;
        while (index < common && first.event(index).equals(second.event(index))) {
            index++;
        }
        fail(what + " differ from event " + index + " on:\n  once: " + show(first, index) + "\n  then: "
                + show(second, index) + "\n  both had before: " + show(first, index - 1));
    }

    private static String show(History history, int index) {
        if (index < 0) {
            return "nothing";
        }
        return index < history.size() ? history.event(index).toString() : "the end, after " + index + " events";
    }
}
