package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.cluster.world.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameSocketTest {
    private static final int MAX = 1000;
    private static final List<byte[]> FRAMES = List.of(filled(3), filled(0), filled(1000), filled(256), filled(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 1000, 2000})
    void framesComeOutWholeHoweverTheBytesArrive(int mostAtOnce) throws IOException {
        SeededRandom random = new SeededRandom(mostAtOnce);
        for (int round = 0; round < 20; round++) {
            InputStream in = new Trickle(written(), mostAtOnce, random);
            for (byte[] frame : FRAMES) {
                assertArrayEquals(frame, FrameSocket.read(in, MAX));
            }
            assertNull(FrameSocket.read(in, MAX));
        }
    }

    @Test
    void anEndInsideAFrameIsAnErrorAndBetweenTwoIsNot() throws IOException {
        byte[] bytes = written();
        List<Integer> ends = new ArrayList<>(List.of(0));
        FRAMES.forEach(frame -> ends.add(ends.get(ends.size() - 1) + Integer.BYTES + frame.length));
        for (int length = 0; length <= bytes.length; length++) {
            InputStream in = new ByteArrayInputStream(Arrays.copyOf(bytes, length));
            int whole = 0;
            while (whole < FRAMES.size() && ends.get(whole + 1) <= length) {
                FrameSocket.read(in, MAX);
                whole++;
            }
            if (ends.get(whole) == length) {
                assertNull(FrameSocket.read(in, MAX), "cut to " + length);
            } else {
                assertThrows(EOFException.class, () -> FrameSocket.read(in, MAX), "cut to " + length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void aLengthBeyondTheLimitIsAnErrorBeforeAnyMemoryIsTaken(int length) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(length).array();
        assertThrows(ProtocolException.class, () -> FrameSocket.read(new ByteArrayInputStream(bytes), MAX));
    }

    @Test
    void aHelloMustBeOneAndForThisNode() throws IOException {
        Hello hello = new Hello(4, 1, 3);
        assertEquals(hello, Hello.decode(hello.encode()));
        assertEquals(Hello.BYTES, hello.encode().length);
        hello.checkArrivedAt(1, 3);
        new Hello(0, 1, 3).checkArrivedAt(1, 3);
        byte[] other = hello.encode();
        other[0]++;
        assertThrows(ProtocolException.class, () -> Hello.decode(other));
        assertThrows(ProtocolException.class, () -> Hello.decode(new byte[3]));
        for (Hello wrong : List.of(new Hello(4, 2, 3), new Hello(4, 1, 5), new Hello(-1, 1, 3), new Hello(1, 1, 3))) {
            assertThrows(ProtocolException.class, () -> wrong.checkArrivedAt(1, 3), wrong.toString());
        }
    }

    @Test
    void aQueueHoldsSoManyBytesAndALoneFrameAlways() throws InterruptedException {
        FrameQueue queue = new FrameQueue(200);
        assertEquals(true, queue.offer(new byte[1000]));
        assertEquals(false, queue.offer(new byte[0]), "it is full");
        assertEquals(1000, queue.take().length);
        assertEquals(true, queue.offer(new byte[50]));
        assertEquals(true, queue.offer(new byte[51]));
        assertEquals(false, queue.offer(new byte[50]), "no frame is for nothing");
        assertEquals(50, queue.take().length, "first in, first out");
        assertEquals(true, queue.offer(new byte[50]));
        assertEquals(2, queue.clear());
        assertEquals(true, queue.isEmpty());
        queue.offer(new byte[1]);
        queue.close();
        assertNull(queue.take());
        assertEquals(false, queue.offer(new byte[1]));
    }

    @Test
    void closingAQueueWakesItsTaker() throws InterruptedException {
        FrameQueue queue = new FrameQueue(200);
        Thread closer = closeWhenWaiting(queue, Thread.currentThread());
        assertNull(queue.take());
        closer.join();
    }

    private static Thread closeWhenWaiting(FrameQueue queue, Thread taker) {
        Thread closer = new Thread(() -> {
            Bounded.untilWaiting(taker);
            queue.close();
        });
        closer.start();
        return closer;
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] frame : FRAMES) {
            FrameSocket.write(out, frame);
        }
        return out.toByteArray();
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + length);
        }
        return bytes;
    }

    /** Gives its bytes a few at a time, as a network does. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream bytes;
        private final int mostAtOnce;
        private final SeededRandom random;

        Trickle(byte[] bytes, int mostAtOnce, SeededRandom random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.mostAtOnce = mostAtOnce;
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return length == 0 ? 0 : bytes.read(target, offset, Math.min(length, 1 + random.nextInt(mostAtOnce)));
        }
    }
}
