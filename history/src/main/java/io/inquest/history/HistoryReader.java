package io.inquest.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Reads histories written as JSON lines, ours or another tool's. Fields come in any order, unknown ones and empty lines
 * are passed over, {@code index} and {@code time} may be missing: the order of lines counts. A last line that was cut
 * short is left out with a warning; anything else that is wrong is a {@link HistoryFormatException}.
 */
public final class HistoryReader {
    private static final int BLOCK_BYTES = 1 << 20;

    /** How many blocks are in memory at a time, and how many bytes of them, unless it is one whose line is longer. */
    private static final int AHEAD_MAX = 8;

    private static final long AHEAD_BYTES_MAX = 16L * BLOCK_BYTES;

    private final ReadLimits limits;
    private final int blockBytes;

    public HistoryReader(ReadLimits limits) {
        this(limits, BLOCK_BYTES);
    }

    /** @param blockBytes how much is parsed at once; what is read does not depend on it */
    HistoryReader(ReadLimits limits, int blockBytes) {
        this.limits = limits;
        this.blockBytes = blockBytes;
    }

    /**
     * Reads a file with the default limits.
     *
     * @throws HistoryFormatException for a line that is no event, or an event that cannot come there
     * @throws IOException if the file cannot be read
     */
    public static ReadResult read(Path file) throws IOException {
        return new HistoryReader(ReadLimits.DEFAULT).readFile(file);
    }

    /** As {@link #read(Path)}, with these limits. */
    public ReadResult readFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return readStream(in, file.toString());
        }
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param name what messages call it
     */
    public ReadResult readStream(InputStream in, String name) throws IOException {
        ChunkMerger merger = new ChunkMerger(name);
        Blocks blocks = new Blocks(in, blockBytes, limits.lineBytes());
        Deque<Parsing> ahead = new ArrayDeque<>();
        do {
            while (hasRoom(ahead) && !blocks.ended()) {
                begin(blocks, ahead);
            }
            Parsing oldest = ahead.poll();
            if (oldest != null) {
                oldest.task.run(); // unless another thread has begun it
                for (Parsing next : ahead) {
                    if (oldest.task.isDone()) {
                        break;
                    }
                    next.task.run();
                }
                merger.add(result(oldest.task));
                blocks.reuse(oldest.block);
            }
        } while (!ahead.isEmpty() || !blocks.ended());
        return merger.result();
    }

    private record Parsing(Blocks.Block block, FutureTask<Chunk> task) {}

    private static boolean hasRoom(Deque<Parsing> ahead) {
        long bytes = 0;
        for (Parsing parsing : ahead) {
            bytes += parsing.block.bytes().length;
        }
        return ahead.isEmpty() || (ahead.size() < AHEAD_MAX && bytes < AHEAD_BYTES_MAX);
    }

    private void begin(Blocks blocks, Deque<Parsing> ahead) throws IOException {
        Blocks.Block block = blocks.next();
        if (block != null) {
            FutureTask<Chunk> task = new FutureTask<>(() -> ChunkParser.parse(block, limits));
            ahead.add(new Parsing(block, task));
            if (!block.first() || !blocks.ended()) { // a small file needs no help
                ForkJoinPool.commonPool().execute(task);
            }
        }
    }

    private static Chunk result(FutureTask<Chunk> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(cause);
        }
    }
}
