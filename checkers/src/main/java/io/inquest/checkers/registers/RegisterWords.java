package io.inquest.checkers.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The words for operations on registers in explanations. */
public final class RegisterWords {
    private final Registers registers;
    private final History history;
    private final EventWords words;

    public RegisterWords(Registers registers) {
        this.registers = registers;
        this.history = registers.history();
        this.words = new EventWords(history, f -> f.equals("read"));
    }

    /** Such as: process 3. */
    public String process(int operation) {
        return "process " + history.process(registers.invocation(operation));
    }

    /** Such as: process 3 wrote 5 to x (event 12). */
    public String did(int operation) {
        return process(operation) + " " + deed(operation);
    }

    /** Such as: wrote 5 to x (event 12); for a read, read 5 from x, or found nothing in x. */
    public String deed(int operation) {
        return plainDeed(operation) + " " + at(operation);
    }

    private String plainDeed(int operation) {
        if (registers.isWrite(operation)) {
            return "wrote " + value(operation) + " to " + object(operation);
        }
        return registers.source(operation) == Registers.INIT
                ? "found nothing in " + object(operation)
                : "read " + value(operation) + " from " + object(operation);
    }

    /** Such as: (event 12). */
    public String at(int operation) {
        return "(" + words.moment(registers.invocation(operation)) + ")";
    }

    /** What it wrote or read. */
    public String value(int operation) {
        int invocation = registers.invocation(operation);
        return words.value(registers.isWrite(operation) ? invocation : history.completion(invocation));
    }

    /** The words for its key. */
    public String object(int operation) {
        return EventWords.object(history.keyValue(history.key(registers.invocation(operation))), "the register");
    }

    /** A finding about operations, each given once, in the order of the history. */
    public Finding finding(String type, String text, int... operations) {
        List<Integer> invocations = IntStream.of(operations)
                .map(registers::invocation)
                .sorted()
                .distinct()
                .boxed()
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(registers.invocation(operations[operations.length - 1]))));
        return new Finding(type, text, invocations, details);
    }
}
