package io.inquest.cluster.real;

import java.util.ArrayDeque;

/** Frames on their way to one connection's writer, bounded by their bytes. For any number of threads. */
final class FrameQueue {
    // A frame costs more than its bytes, and empty frames must not be for nothing.
    private static final int OVERHEAD_BYTES = 32;

    private final long maxBytes;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    FrameQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds the frame and returns true; or, if there is no room or the queue is closed, false. A lone frame always fits. */
    synchronized boolean offer(byte[] frame) {
        long cost = OVERHEAD_BYTES + (long) frame.length;
        if (closed || (bytes + cost > maxBytes && !frames.isEmpty())) {
            return false;
        }
        frames.add(frame);
        bytes += cost;
        notifyAll();
        return true;
    }

    /** Waits for a frame; null once the queue is closed. */
    synchronized byte[] take() throws InterruptedException {
        while (frames.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return null;
        }
        byte[] frame = frames.remove();
        bytes -= OVERHEAD_BYTES + (long) frame.length;
        return frame;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Forgets all frames in it; returns how many they were. */
    synchronized int clear() {
        int forgotten = frames.size();
        frames.clear();
        bytes = 0;
        return forgotten;
    }

    /** Ends it: what is in it is forgotten. */
    synchronized void close() {
        closed = true;
        clear();
        notifyAll();
    }
}
