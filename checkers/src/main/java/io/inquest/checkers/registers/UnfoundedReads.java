package io.inquest.checkers.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in sentences what is wrong with a read of a value that nobody wrote, or only failed operations. */
public final class UnfoundedReads {
    private static final int FOUND_MAX = 5;

    private UnfoundedReads() {}

    /**
     * The findings of a history of registers or sets, the first few.
     *
     * @param isSet whether it is of sets
     */
    public static List<Finding> of(History history, boolean isSet) {
        EventWords words = new EventWords(history, f -> f.equals("read"));
        List<Finding> findings = new ArrayList<>();
        for (List<Origins.Unfounded> ofKey :
                (isSet ? Origins.ofSets(history) : Origins.ofRegisters(history)).values()) {
            for (Origins.Unfounded unfounded : ofKey) {
                if (findings.size() < FOUND_MAX) {
                    Object key = history.keyValue(history.key(unfounded.read()));
                    findings.add(finding(
                            unfounded,
                            key,
                            words.sentenceStart(unfounded.read()),
                            words.operations(unfounded.writers()),
                            EventWords.object(key, isSet ? "the set" : "the register"),
                            isSet));
                }
            }
        }
        return findings;
    }

    /**
     * The finding.
     *
     * @param key what was read, as a value
     * @param read the words for the first of the reads, at the start of a sentence
     * @param writers the words for the failed operations
     * @param object the words for what was read
     * @param isSet whether that is a set, of which reads show elements
     */
    public static Finding finding(
            Origins.Unfounded reads, Object key, String read, String writers, String object, boolean isSet) {
        String value = Text.of(reads.value());
        String put = isSet ? " tried to add " : " tried to write ";
        String shown = isSet ? " shows " + value + ", which" : " returned what";
        StringBuilder text = new StringBuilder(read);
        if (reads.writers().isEmpty()) {
            text.append(isSet ? " shows " + value : " returned")
                    .append(", but no operation")
                    .append(put)
                    .append(value)
                    .append(" to ")
                    .append(object);
        } else {
            text.append(shown)
                    .append(" only failed operations")
                    .append(put)
                    .append("to ")
                    .append(object)
                    .append(": ");
            text.append(writers);
        }
        int more = reads.reads() - 1;
        text.append(
                more == 0
                        ? "."
                        : "; so did " + more + (more == 1 ? " more read of " : " more reads of ") + object + ".");
        List<Integer> operations = new ArrayList<>(reads.writers());
        operations.add(reads.read());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", key);
        details.put("value", reads.value());
        details.put("read", reads.read());
        details.put("writers", reads.writers());
        details.put("reads", reads.reads());
        return new Finding(reads.type(), text.toString(), operations, details);
    }
}
