package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The rules of histories: who may do what next. */
class HistoryBuilderTest {
    private final HistoryBuilder builder = History.builder();

    private static Event event(EventType type, int process, String f) {
        return new Event(-1, -1, type, new Actor(process), f, "x", 1, null, null);
    }

    private int add(EventType type, int process) {
        return builder.add(event(type, process, "write"));
    }

    private void assertMalformed(String message, Event event) {
        int size = builder.size();
        MalformedHistoryException e = assertThrows(MalformedHistoryException.class, () -> builder.add(event));
        assertEquals(message, e.getMessage());
        assertEquals(size, e.index());
        assertEquals(size, builder.size());
    }

    @Test
    void pairsACompletionWithTheOpenInvocationOfItsProcess() {
        assertEquals(0, add(EventType.INVOKE, 0));
        assertEquals(1, add(EventType.INVOKE, 7));
        assertEquals(2, add(EventType.OK, 0));
        assertEquals(3, add(EventType.INVOKE, 0));
        assertEquals(4, add(EventType.FAIL, 7));
        assertEquals(5, add(EventType.INVOKE, 7));
        assertEquals(6, add(EventType.INFO, 0));
        History history = builder.build();
        assertEquals(2, history.completion(0));
        assertEquals(4, history.completion(1));
        assertEquals(6, history.completion(3));
        assertEquals(History.NONE, history.completion(5));
        assertEquals(0, history.invocation(2));
        assertEquals(1, history.invocation(4));
        assertEquals(3, history.invocation(6));
        assertEquals(History.NONE, history.invocation(0));
        assertEquals(History.NONE, history.completion(2));
    }

    @Test
    void aProcessHasOneOperationOpenAtATime() {
        add(EventType.INVOKE, 1);
        add(EventType.INVOKE, 0);
        assertMalformed(
                "process 0 invokes read while its operation of event 1 is open", event(EventType.INVOKE, 0, "read"));
        add(EventType.OK, 0);
        add(EventType.INVOKE, 0);
    }

    @Test
    void aProcessCompletesWhatItInvoked() {
        String message = "process 0 completes write, which it did not invoke";
        for (EventType type : new EventType[] {EventType.OK, EventType.FAIL, EventType.INFO}) {
            assertMalformed(message, event(type, 0, "write"));
        }
        add(EventType.INVOKE, 0);
        assertMalformed("process 0 completes read, but had invoked write in event 0", event(EventType.OK, 0, "read"));
        add(EventType.OK, 0);
        assertMalformed(message, event(EventType.OK, 0, "write"));
    }

    @Test
    void aProcessRetiresAfterAnInfo() {
        for (int process : new int[] {0, 1, (1 << 20) - 1, 1 << 20, Integer.MAX_VALUE}) {
            add(EventType.INVOKE, process);
            int info = add(EventType.INFO, process);
            String message = "process " + process + " is used again after its info of event " + info
                    + "; what comes next needs a new process number";
            assertMalformed(message, event(EventType.INVOKE, process, "write"));
            assertMalformed(
                    "process " + process + " completes write, which it did not invoke",
                    event(EventType.OK, process, "write"));
        }
        add(EventType.INVOKE, 2);
    }

    @Test
    void aFailedOperationDoesNotRetireItsProcess() {
        add(EventType.INVOKE, 0);
        add(EventType.FAIL, 0);
        add(EventType.INVOKE, 0);
        assertEquals(3, builder.size());
    }

    @Test
    void theNemesisWritesOnlyInfos() {
        add(EventType.INFO, -1);
        add(EventType.INFO, -1);
        assertMalformed("the nemesis writes only info events, not invoke", event(EventType.INVOKE, -1, "kill"));
        assertMalformed("the nemesis writes only info events, not ok", event(EventType.OK, -1, "kill"));
        History history = builder.build();
        assertEquals(History.NONE, history.invocation(1));
        assertEquals(0, history.operations().size());
    }

    @Test
    void aRefusedEventLeavesNoTrace() {
        assertMalformed("process 0 completes read, which it did not invoke", event(EventType.OK, 0, "read"));
        History history = builder.build();
        assertEquals(0, history.functionCount());
        assertEquals(0, history.keyCount());
        assertEquals(History.NO_HANDLE, history.handleOf("x"));
    }

    @Test
    void namesOfFunctionsAndNodesAreBounded() {
        for (int i = 0; i < Short.MAX_VALUE; i++) {
            builder.add(event(EventType.INFO, -1, "f" + i));
        }
        builder.add(event(EventType.INFO, -1, "f0"));
        assertMalformed("a history has at most 32767 different functions", event(EventType.INFO, -1, "one more"));
        History history = builder.build();
        assertEquals("f32766", history.functionName(history.function(32766)));
        assertEquals("f0", history.functionName(history.function(32767)));
    }
}
