package io.inquest.cluster.sim;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** A program whose messages are strings: it writes down what happens to it, and leaves what to do about it to the test. */
final class Recorder implements NodeProgram<String> {
    static final Codec<String> CODEC = new Codec<>() {
        @Override
        public byte[] encode(String message) {
            return message.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    /** Refuses bytes that are not ASCII. */
    static final Codec<String> ASCII = new Codec<>() {
        @Override
        public byte[] encode(String message) {
            return message.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String decode(byte[] bytes) {
            for (byte b : bytes) {
                if (b < 0) {
                    throw new IllegalArgumentException(b + " is not ASCII");
                }
            }
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    };

    /** Knows one message only. */
    static final Codec<String> ALWAYS_X = new Codec<>() {
        @Override
        public byte[] encode(String message) {
            return new byte[1];
        }

        @Override
        public String decode(byte[] bytes) {
            return "x";
        }
    };

    final NodeContext<String> context;
    private final VirtualWorld world;
    private final List<String> log;
    private final BiConsumer<Recorder, String> reaction;

    /** @param reaction told of each thing that happened, as it is written down but without time and node */
    Recorder(NodeContext<String> context, VirtualWorld world, List<String> log, BiConsumer<Recorder, String> reaction) {
        this.context = context;
        this.world = world;
        this.log = log;
        this.reaction = reaction;
    }

    void note(String what) {
        log.add(world.nowNanos() + " n" + (context.self() + 1) + " " + what);
    }

    @Override
    public void onStart() {
        happened("start");
    }

    @Override
    public void onMessage(int from, String message) {
        happened("message " + from + " " + message);
    }

    @Override
    public void onRequest(int client, String message) {
        happened("request " + client + " " + message);
    }

    @Override
    public void onTimer(long timer) {
        happened("timer " + timer);
    }

    private void happened(String what) {
        note(what);
        reaction.accept(this, what);
    }
}
