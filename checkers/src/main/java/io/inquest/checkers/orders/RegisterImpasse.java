package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import java.util.Arrays;

/** Says where the orders of operations on registers with unique writes end. */
final class RegisterImpasse {
    private static final int NONE = -1;

    private final Registers registers;
    private final RegisterWords words;
    private final Readers readers;
    private final RegisterSearch search;
    private final boolean[] isPlaced;
    private final int[] held;

    /**
     * @param registers have no legal order, and violate no pattern of causality
     * @param search the one that found so
     */
    RegisterImpasse(Registers registers, RegisterSearch search, Meter meter) {
        this.registers = registers;
        this.words = new RegisterWords(registers);
        this.readers = new Readers(registers, meter);
        this.search = search;
        this.isPlaced = new boolean[registers.operations()];
        this.held = new int[registers.keys()];
        Arrays.fill(held, NONE);
    }

    /** @param all how many operations of the history count */
    Finding finding(String type, int all) {
        int[] deepest = search.deepest();
        int[] prefix = new int[deepest.length];
        for (int i = 0; i < deepest.length; i++) {
            prefix[i] = registers.invocation(deepest[i]);
            isPlaced[deepest[i]] = true;
            if (registers.isWrite(deepest[i])) {
                held[registers.key(deepest[i])] = deepest[i];
            }
        }
        Impasse impasse = new Impasse(registers.operations(), registers.operations() < all);
        for (int i = 0; i < registers.operations(); i++) {
            impasse.operation(registers.invocation(i));
        }
        for (int session = 0; session < registers.sessions(); session++) {
            int operation = registers.start(session);
            while (operation < registers.start(session + 1) && isPlaced[operation]) {
                operation++;
            }
            if (operation < registers.start(session + 1)) {
                impasse.stuck(registers.invocation(operation), reason(operation));
            }
        }
        String last = deepest.length == 0 ? null : words.did(deepest[deepest.length - 1]);
        return impasse.finding(type, prefix, last, null);
    }

    private String reason(int operation) {
        String who = EventWords.atStart(words.process(operation));
        if (registers.isRead(operation) && registers.source(operation) != Registers.INIT) {
            int source = registers.source(operation);
            if (!isPlaced[source]) {
                return EventWords.atStart(words.did(operation)) + ", which " + words.process(source)
                        + " is yet to write " + words.at(source) + ".";
            }
        }
        int key = registers.key(operation);
        if (registers.isWrite(operation)) {
            int read = pending(key);
            if (read != NONE) {
                return EventWords.atStart(words.did(operation)) + ", but first " + words.did(read) + ".";
            }
        }
        int before = search.mustComeFirst(operation, isPlaced);
        return who + " " + words.deed(operation) + ", but in any order that comes after this: " + words.did(before)
                + ".";
    }

    /** A read that is still to be placed of what a key holds. */
    private int pending(int key) {
        if (held[key] == NONE) {
            for (int i = 0; i < registers.operations(); i++) {
                boolean isOfNothing = registers.isRead(i) && registers.source(i) == Registers.INIT;
                if (isOfNothing && registers.key(i) == key && !isPlaced[i]) {
                    return i;
                }
            }
            return NONE;
        }
        for (int i = readers.begin(held[key]); i < readers.begin(held[key] + 1); i++) {
            if (!isPlaced[readers.read(i)]) {
                return readers.read(i);
            }
        }
        return NONE;
    }
}
