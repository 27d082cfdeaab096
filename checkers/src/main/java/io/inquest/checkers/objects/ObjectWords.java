package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The words for operations in what is found of objects that have their own checkers. */
final class ObjectWords {
    private final History history;
    private final EventWords words;

    ObjectWords(History history) {
        this.history = history;
        this.words = new EventWords(history, f -> true);
    }

    /** Such as: process 1's generate (event 4). */
    String call(int invocation) {
        return "process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation))
                + " (" + words.moment(invocation) + ")";
    }

    /** The same, at the start of a sentence. */
    String atStart(int invocation) {
        return EventWords.atStart(call(invocation));
    }

    /** Such as: its generate (event 4). */
    String its(int invocation) {
        return "its " + history.functionName(history.function(invocation)) + " (" + words.moment(invocation) + ")";
    }

    /** The second of two: its, if it is the same process's. */
    String then(int first, int second) {
        return history.process(first) == history.process(second) ? its(second) : call(second);
    }

    /** Such as: process 1. */
    String process(int invocation) {
        return "process " + history.process(invocation);
    }

    /** The operations of a function that failed, tried this value, and are of the same key as another operation. */
    List<Integer> failed(String function, long value, int other) {
        List<Integer> failed = new ArrayList<>();
        int number = history.functionNumber(function);
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE
                    && history.function(i) == number
                    && history.key(i) == history.key(other)
                    && history.value(i) == value
                    && !Calls.counts(history, i)) {
                failed.add(i);
            }
        }
        return failed;
    }

    /** An event with its time, if that is known. */
    String moment(int event) {
        return words.moment(event);
    }

    /** A value as JSON. */
    String value(long handle) {
        return Text.of(history.valueOf(handle));
    }

    /** Such as " of key 7": nothing for an object without keys. */
    String ofKey(int invocation) {
        Object key = history.keyValue(history.key(invocation));
        return key == null ? "" : " of " + EventWords.object(key, "");
    }

    /** A finding about operations, each given once, in the order of the history; negative ones are left out. */
    Finding finding(String type, String text, int... invocations) {
        List<Integer> operations = IntStream.of(invocations)
                .filter(invocation -> invocation >= 0)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(operations.get(operations.size() - 1))));
        return new Finding(type, text, operations, details);
    }
}
