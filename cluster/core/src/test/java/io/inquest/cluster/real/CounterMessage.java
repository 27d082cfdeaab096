package io.inquest.cluster.real;

import io.inquest.cluster.program.Codec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The messages of a store that keeps a set of numbers on each node: what a counter counts. */
sealed interface CounterMessage {
    /** Adds the number to the node's set. */
    record Add(int number) implements CounterMessage {}

    /** The number is in the set and durable. */
    record Added(int number) implements CounterMessage {}

    record Read() implements CounterMessage {}

    record Contents(List<Integer> numbers) implements CounterMessage {
        public Contents {
            numbers = List.copyOf(numbers);
        }
    }

    /** A question to one node that another is to answer, and its answer on the way back: {@code replier} -1 until then. */
    record Relay(int client, int via, int replier) implements CounterMessage {}

    /** Makes the node's program throw. */
    record Break() implements CounterMessage {}

    /** Numbers with a kind before them. */
    final class MessageCodec implements Codec<CounterMessage> {
        @Override
        public byte[] encode(CounterMessage message) {
            if (message instanceof Add add) {
                return ints(0, add.number());
            } else if (message instanceof Added added) {
                return ints(1, added.number());
            } else if (message instanceof Read) {
                return ints(2);
            } else if (message instanceof Contents contents) {
                return ints(3, contents.numbers().stream().mapToInt(i -> i).toArray());
            } else if (message instanceof Relay relay) {
                return ints(4, relay.client(), relay.via(), relay.replier());
            }
            return ints(5);
        }

        @Override
        public CounterMessage decode(byte[] bytes) {
            if (bytes.length == 0 || bytes.length % Integer.BYTES != 0) {
                throw new IllegalArgumentException(bytes.length + " bytes are no message");
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int kind = in.getInt();
            switch (kind) {
                case 0:
                    return new Add(in.getInt());
                case 1:
                    return new Added(in.getInt());
                case 2:
                    return new Read();
                case 3:
                    List<Integer> numbers = new ArrayList<>();
                    while (in.hasRemaining()) {
                        numbers.add(in.getInt());
                    }
                    return new Contents(numbers);
                case 4:
                    return new Relay(in.getInt(), in.getInt(), in.getInt());
                case 5:
                    return new Break();
                default:
                    throw new IllegalArgumentException("no message is of kind " + kind);
            }
        }

        private static byte[] ints(int kind, int... numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + numbers.length));
            bytes.putInt(kind);
            for (int number : numbers) {
                bytes.putInt(number);
            }
            return bytes.array();
        }
    }
}
