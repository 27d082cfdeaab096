package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.linear.Engine.Outcome;
import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each engine, however narrow, against one that leaves nothing out: the verdict, where it goes wrong, and the evidence. */
class EnginesTest {
    private static final long GIGABYTE = 1L << 30;
    private static final CheckContext UNHURRIED =
            new CheckContext(Map.of(), 1, GIGABYTE, () -> 0, () -> false, message -> {});
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000) / 10;

    private int invalid;
    private int valid;

    @ParameterizedTest
    @CsvSource({
        "12, 1, 2, 40, 30, 10",
        "14, 2, 2, 30, 60, 10",
        "16, 3, 3, 40, 20, 10",
        "14, 3, 2, 60, 50, 10",
        "16, 4, 3, 30, 10, 5",
        "16, 4, 2, 50, 30, 10",
        "14, 5, 3, 40, 20, 5",
        "14, 6, 2, 40, 10, 5",
        "20, 3, 5, 60, 40, 5",
        "24, 3, 3, 50, 25, 3",
    })
    void agreeOnRegisters(int operations, int processes, int values, int cas, int info, int lies) {
        Shape shape = new Shape(operations, processes, 1, values, false, cas, info, lies);
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.of(new SplittableRandom(seed), shape);
            String which = "seed " + seed + " of " + shape;
            int blockedAt = Unreduced.blockedAt(history, new RegisterModel());
            agree(history, new RegisterModel(), part -> new RegisterTransitions(history), blockedAt, which);
            Model<?> generic = new PlainRegister();
            agree(history, generic, part -> new ModelTransitions<>(generic, part), blockedAt, which);
        }
        assertTrue(invalid > valid / 50 && valid > invalid / 50, invalid + " invalid, " + valid + " valid");
    }

    @ParameterizedTest
    @CsvSource({"12, 1, 30, 5", "12, 3, 30, 5", "12, 4, 10, 5", "14, 3, 60, 5", "11, 5, 10, 2"})
    void agreeOnStrings(int operations, int processes, int info, int lies) {
        Model<?> model = new KvModel();
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.ofKv(new SplittableRandom(seed), operations, processes, info, lies);
            String which = "seed " + seed;
            agree(
                    history,
                    model,
                    part -> new ModelTransitions<>(model, part),
                    Unreduced.blockedAt(history, model),
                    which);
        }
        assertTrue(invalid > valid / 50 && valid > invalid / 50, invalid + " invalid, " + valid + " valid");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void explainWhatHappened(boolean kv) {
        for (long seed = 1; seed <= 4L * HISTORIES; seed++) {
            History history = FromPoints.of(new SplittableRandom(seed), kv);
            Model<?> model = kv ? new KvModel() : new PlainRegister();
            agree(history, model, part -> new ModelTransitions<>(model, part), -1, "seed " + seed);
        }
    }

    /** Only after write 9 can the write that nobody knows of change anything, and right there no other may overwrite. */
    @Test
    void aWriteOfWhatIsThereHidesAnother() {
        agreeOn("""
                0: [w k 1] [w k 1 ~timeout]
                1:          [w k 9                 ] [r k 2]
                2:                    [cas k 1 2]
                """);
    }

    /** The write that nobody knows of leads where a cas leads, but only it can hide write 9. */
    @Test
    void aWriteHidesAnotherThoughACasLeadsToTheSame() {
        agreeOn("""
                0: [w k 1] [w k 2 ~timeout]
                1:          [w k 9                 ] [r k 4] [w k 1]
                2:           [cas k 1 2                                 ]
                3:              [cas k 2 4]
                """);
    }

    /** The same, of strings: only bounds were left of what leads to the end. */
    @Test
    void aPutHidesAnAppend() {
        History history = HistoryNotation.parse("""
                0: [put k0 a                   ] [append k0 ""                                                  ] [put k0 b ~timeout]
                1:  [put k0 "" ~timeout]
                2:                            [append k0 a                               ] [get k0 null -> aa] [append k0 ""]
                3:                              [get k0 null -> a] [get k0 null ~timeout]
                4:                                                [append k0 a                                     ]
                5:                                                                                               [get k0 null       -> aaa]
                """);
        Model<?> model = new KvModel();
        assertEquals(-1, Unreduced.blockedAt(history, model));
        agree(history, model, part -> new ModelTransitions<>(model, part), -1, "drawing");
    }

    private void agreeOn(String drawing) {
        History history = HistoryNotation.parse(drawing);
        Model<?> generic = new PlainRegister();
        int blockedAt = Unreduced.blockedAt(history, generic);
        agree(history, generic, part -> new ModelTransitions<>(generic, part), blockedAt, "generic");
        agree(history, new RegisterModel(), part -> new RegisterTransitions(history), blockedAt, "register");
    }

    private void agree(
            History history, Model<?> model, Function<Part, Transitions> numbering, int blockedAt, String which) {
        Part[] parts = new Parts(history, model).split();
        if (parts.length == 0) {
            assertEquals(-1, blockedAt, which);
            return;
        }
        Part part = parts[0];
        part.number(numbering);
        invalid += blockedAt >= 0 ? 1 : 0;
        valid += blockedAt >= 0 ? 0 : 1;
        Budget budget = Budget.start(UNHURRIED);
        Engine[] engines = {
            new Search(part, Transitions.INITIAL, budget, GIGABYTE),
            new JustInTime(part, Transitions.INITIAL, budget, GIGABYTE, Integer.MAX_VALUE),
            new JustInTime(part, Transitions.INITIAL, budget, GIGABYTE, 4),
            new JustInTime(part, Transitions.INITIAL, budget, GIGABYTE, 3),
            new JustInTime(part, Transitions.INITIAL, budget, GIGABYTE, 1),
        };
        for (int i = 0; i < engines.length; i++) {
            String engine = "engine " + i + ", " + which;
            Outcome outcome = engines[i].advance(Long.MAX_VALUE);
            assertEquals(blockedAt < 0 ? Outcome.LINEARIZABLE : Outcome.NOT_LINEARIZABLE, outcome, engine);
            if (blockedAt < 0) {
                verify(part, engines[i].linearization(), Integer.MAX_VALUE, engine);
            } else {
                Reach reach = engines[i].reach();
                assertEquals(blockedAt, reach.blockedAt(), engine);
                int state = verify(part, reach.prefix(), blockedAt, engine);
                assertEquals(state, reach.prefixState(), engine);
                assertTrue(Arrays.stream(reach.states()).anyMatch(other -> other == state), engine);
            }
        }
    }

    /**
     * Fails unless the order is legal, respects real time, and has all that completed before an event.
     *
     * @return the state that it leaves
     */
    private static int verify(Part part, int[] order, int before, String which) {
        boolean[] placed = new boolean[part.size()];
        int latestInvocation = -1;
        int state = Transitions.INITIAL;
        for (int operation : order) {
            assertTrue(!placed[operation], () -> operation + " is there twice, " + which);
            placed[operation] = true;
            int latest = latestInvocation;
            assertTrue(part.completion[operation] > latest, () -> operation + " comes too late, " + which);
            assertTrue(part.invocation[operation] < before, () -> operation + " comes too early, " + which);
            latestInvocation = Math.max(latest, part.invocation[operation]);
            state = part.transitions.next(state, part.call[operation]);
            assertNotEquals(Transitions.ILLEGAL, state, () -> operation + " is not legal, " + which);
        }
        for (int operation = 0; operation < part.required; operation++) {
            int missing = operation;
            assertTrue(
                    placed[operation] || part.completion[operation] >= before, () -> missing + " is missing, " + which);
        }
        return state;
    }
}
