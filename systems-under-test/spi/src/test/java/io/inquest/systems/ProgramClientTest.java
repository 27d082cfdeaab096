package io.inquest.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ProgramClientTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final List<String> told = new ArrayList<>();
    private BiConsumer<Integer, String> network;
    private final ProgramClient<String> client =
            new ProgramClient<>(world, 0, List.of("n1"), this::connect, Clumsy::new);

    /** Throws whatever it is told to throw at. */
    private record Clumsy(ClientContext<String> context) implements ClientProgram<String> {
        @Override
        public void onOperation(Operation operation) {
            stumble(operation.f());
            context.timers().set(1, 1_000);
        }

        @Override
        public void onMessage(int node, String message) {
            stumble(message);
            context.reply().accept(new Completion.Ok(message, null));
        }

        @Override
        public void onTimer(long timer) {
            stumble("timer");
        }

        private static void stumble(String at) {
            if (at.equals("trip") || at.equals("timer")) {
                throw new IllegalStateException("tripped");
            }
        }
    }

    private ClientPort<String> connect(BiConsumer<Integer, String> receive) {
        network = receive;
        return new ClientPort<>() {
            @Override
            public int address() {
                return 5;
            }

            @Override
            public void send(int to, String message) {}

            @Override
            public void close() {
                told.add("closed");
            }
        };
    }

    private void invoke(String f) {
        client.invoke(Operation.of(Actor.process(0), f, null, null), completion -> told.add(completion.toString()));
    }

    private static final String UNKNOWN =
            "Unknown[reason=the client failed: java.lang.IllegalStateException: tripped, node=null]";

    @Test
    void anAnswerIsTold() {
        invoke("walk");
        network.accept(0, "fine");
        assertEquals(List.of("Ok[value=fine, node=null]"), told);
    }

    @Test
    void aProgramThatThrowsLeavesItsOperationUnknown() {
        invoke("walk");
        network.accept(0, "trip");
        assertEquals(List.of(UNKNOWN), told);
    }

    @Test
    void soDoesOneThatThrowsWhenAskedOrLater() {
        invoke("trip");
        assertEquals(List.of(UNKNOWN), told);
        ProgramClientTest later = new ProgramClientTest();
        later.invoke("walk");
        boolean[] passed = new boolean[1];
        later.world.schedule(2_000, () -> passed[0] = true);
        later.world.run(() -> passed[0]);
        assertEquals(List.of(UNKNOWN), later.told);
    }

    @Test
    void whatItThrowsBetweenOperationsIsToldByTheNext() {
        network.accept(0, "trip");
        assertEquals(List.of(), told);
        invoke("walk");
        assertEquals(List.of(UNKNOWN), told);
    }

    @Test
    void whatTheReceiverOfACompletionThrowsIsNotHidden() {
        IllegalStateException thrown = new IllegalStateException("the harness broke");
        client.invoke(Operation.of(Actor.process(0), "walk", null, null), completion -> {
            throw thrown;
        });
        assertEquals(thrown, assertThrows(IllegalStateException.class, () -> network.accept(0, "fine")));
    }
}
