package io.inquest.checkers.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in sentences what is wrong with a read of a value that nobody wrote, or only failed operations. */
public final class UnfoundedReads {
    private UnfoundedReads() {}

    /**
     * The finding.
     *
     * @param object the words for what was read
     */
    public static Finding finding(History history, Origins.Unfounded reads, EventWords words, String object) {
        int completion = history.completion(reads.read());
        String value = words.value(completion);
        StringBuilder text = new StringBuilder(words.sentenceStart(reads.read()));
        if (reads.writers().isEmpty()) {
            text.append(" returned, but no operation tried to write ")
                    .append(value)
                    .append(" to ")
                    .append(object);
        } else {
            text.append(" returned what only failed operations tried to write to ")
                    .append(object)
                    .append(": ");
            text.append(words.operations(reads.writers()));
        }
        int more = reads.reads() - 1;
        text.append(
                more == 0
                        ? "."
                        : "; so did " + more + (more == 1 ? " more read of " : " more reads of ") + object + ".");
        List<Integer> operations = new ArrayList<>(reads.writers());
        operations.add(reads.read());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(reads.read())));
        details.put("value", history.valueOf(history.value(completion)));
        details.put("read", reads.read());
        details.put("writers", reads.writers());
        details.put("reads", reads.reads());
        return new Finding(reads.type(), text.toString(), operations, details);
    }
}
