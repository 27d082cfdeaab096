package io.inquest.systems.keyvalue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.inquest.systems.keyvalue.Command.Append;
import io.inquest.systems.keyvalue.Command.Cas;
import io.inquest.systems.keyvalue.Command.Read;
import io.inquest.systems.keyvalue.Command.Write;
import org.junit.jupiter.api.Test;

class StateMachineTest {
    private final StateMachine machine = new StateMachine();

    private Result apply(int client, long number, Command command) {
        return machine.apply(new Entry(1, client, number, command));
    }

    @Test
    void holdsNothingAtFirst() {
        assertEquals(Result.read(null), apply(7, 1, new Read("x")));
    }

    @Test
    void readsWhatWasWritten() {
        apply(7, 1, new Write("x", 1L));
        apply(7, 2, new Write("y", 2L));
        assertEquals(Result.read(1L), apply(7, 3, new Read("x")));
        assertEquals(Result.read(1L), machine.read("x"));
    }

    @Test
    void casComparesFirst() {
        apply(7, 1, new Write("x", 1L));
        assertEquals(Result.MISMATCH, apply(7, 2, new Cas("x", 2L, 3L)));
        assertEquals(Result.DONE, apply(7, 3, new Cas("x", 1L, 3L)));
        assertEquals(Result.read(3L), machine.read("x"));
    }

    @Test
    void casKnowsNothingAsNull() {
        assertEquals(Result.DONE, apply(7, 1, new Cas("x", null, 3L)));
        assertEquals(Result.DONE, apply(7, 2, new Write("x", null)));
        assertEquals(Result.DONE, apply(7, 3, new Cas("x", null, 4L)));
    }

    @Test
    void appendsToWhatIsThere() {
        apply(7, 1, new Append("x", "a"));
        apply(7, 2, new Append("x", "b"));
        assertEquals(Result.read("ab"), machine.read("x"));
    }

    @Test
    void appliesACopyOnceAndReturnsTheSame() {
        apply(7, 1, new Cas("x", null, 3L));
        apply(8, 1, new Append("y", "a"));
        assertEquals(Result.DONE, apply(7, 1, new Cas("x", null, 3L)));
        assertEquals(Result.DONE, apply(8, 1, new Append("y", "a")));
        assertEquals(Result.read("a"), machine.read("y"));
    }

    @Test
    void ignoresWhatItsClientHasGoneOnFrom() {
        apply(7, 2, new Write("x", 2L));
        assertNull(apply(7, 1, new Write("x", 1L)));
        assertEquals(Result.read(2L), machine.read("x"));
    }

    @Test
    void remembersClientsInSnapshots() {
        apply(7, 1, new Append("x", "a"));
        StateMachine other = new StateMachine();
        other.restore(machine.contents());
        other.apply(new Entry(1, 7, 1, new Append("x", "a")));
        assertEquals(Result.read("a"), other.read("x"));
        assertEquals(machine.contents(), other.contents());
    }
}
