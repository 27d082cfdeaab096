package io.inquest.checkers.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.causal.Causality;
import io.inquest.checkers.causal.Edges;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What searches for orders keep while they go on and come back, against the same worked out anew each time. */
class SearchStateTest {
    private static final int NONE = -1;
    private static final CheckContext CONTEXT = CheckContext.defaults().withSettings(Map.of("object", "register"));

    private final Meter meter = Meter.start(CONTEXT);

    @Test
    void deadStatesAreThoseThatWereAdded() {
        DeadStates dead = new DeadStates(3, meter);
        for (int round = 0; round < 2; round++) {
            assertFalse(dead.contains(new int[] {0, 0, 0}));
            for (int i = 0; i < 5000; i++) {
                int[] row = {i % 17, -i, i / 17};
                dead.add(row);
                dead.add(row.clone());
                assertTrue(dead.contains(row));
            }
            for (int i = 0; i < 5000; i++) {
                assertTrue(dead.contains(new int[] {i % 17, -i, i / 17}), "row " + i);
                assertFalse(dead.contains(new int[] {i % 17, -i - 1, i / 17}), "near row " + i);
            }
            dead.clear();
        }
        assertFalse(dead.contains(new int[] {1, -1, 0}));
    }

    /** Of rows without a number there is one. */
    @Test
    void thereIsOneEmptyRow() {
        DeadStates dead = new DeadStates(0, meter);
        assertFalse(dead.contains(new int[1]));
        dead.add(new int[1]);
        assertTrue(dead.contains(new int[1]));
    }

    /** Of one execution: so reads are of what was written. */
    private Registers random(Random random) {
        HistoryBuilder builder = History.builder();
        Long[] held = new Long[3];
        for (int i = 0; i < 24; i++) {
            int key = random.nextInt(held.length);
            boolean isWrite = random.nextInt(3) == 0;
            Actor actor = Actor.process(random.nextInt(4));
            String f = isWrite ? "write" : "read";
            held[key] = isWrite ? Long.valueOf(i) : held[key];
            builder.add(
                    new Event(-1, -1, EventType.INVOKE, actor, f, "k" + key, isWrite ? held[key] : null, null, null));
            builder.add(new Event(-1, -1, EventType.OK, actor, f, "k" + key, held[key], null, null));
        }
        return Preparation.ofUniqueWrites(builder.build(), CONTEXT, meter);
    }

    @Test
    void theLastWriteWithReadsToComeIsKnownForthAndBack() {
        Random random = new Random(7);
        int[] seen = new int[2];
        for (int round = 0; round < 300; round++) {
            Registers registers = random(random);
            Causality causality = new Causality(registers, meter);
            Edges added = new Edges(registers.operations(), meter);
            Saturation forced = Saturation.ofAll(registers, causality.writes(), causality.order(), added, meter);
            RegisterSearch search = new RegisterSearch(registers, forced, meter);
            int[] next = new int[registers.sessions()];
            Arrays.setAll(next, registers::start);
            Deque<Integer> placed = new ArrayDeque<>();
            for (int step = 0; step < 80; step++) {
                List<Integer> possible = possible(registers, next, placed);
                if (!placed.isEmpty() && (possible.isEmpty() || random.nextInt(5) < 2)) {
                    int last = placed.pop();
                    next[registers.session(last)]--;
                    search.undo(last);
                } else if (!possible.isEmpty()) {
                    int one = possible.get(random.nextInt(possible.size()));
                    search.place(one, placed.size());
                    placed.push(one);
                    next[registers.session(one)]++;
                }
                int expected = lastWithReads(registers, placed) + 1;
                seen[expected > 0 ? 1 : 0]++;
                assertEquals(expected, search.dominatedFrom());
            }
        }
        assertTrue(seen[0] > 1000 && seen[1] > 1000, Arrays.toString(seen));
    }

    private static List<Integer> possible(Registers registers, int[] next, Deque<Integer> placed) {
        List<Integer> possible = new ArrayList<>();
        for (int session = 0; session < next.length; session++) {
            int one = next[session];
            if (one == registers.start(session + 1)) {
                continue;
            }
            int held = held(registers, registers.key(one), placed);
            boolean isLegal = registers.isRead(one)
                    ? registers.source(one) == (held == NONE ? Registers.INIT : held)
                    : pending(registers, registers.key(one), held, placed) == 0;
            if (isLegal) {
                possible.add(one);
            }
        }
        return possible;
    }

    /** The last write to a key that is placed. */
    private static int held(Registers registers, int key, Deque<Integer> placed) {
        return placed.stream()
                .filter(one -> registers.isWrite(one) && registers.key(one) == key)
                .findFirst()
                .orElse(NONE);
    }

    private static int pending(Registers registers, int key, int held, Deque<Integer> placed) {
        int count = 0;
        for (int i = 0; i < registers.operations(); i++) {
            boolean isOfIt = registers.isRead(i)
                    && registers.key(i) == key
                    && registers.source(i) == (held == NONE ? Registers.INIT : held);
            count += isOfIt && !placed.contains(i) ? 1 : 0;
        }
        return count;
    }

    /** How many were placed before it. */
    private static int lastWithReads(Registers registers, Deque<Integer> placed) {
        int before = placed.size();
        for (int one : placed) {
            before--;
            int key = registers.key(one);
            if (registers.isWrite(one)
                    && held(registers, key, placed) == one
                    && pending(registers, key, one, placed) > 0) {
                return before;
            }
        }
        return NONE;
    }
}
