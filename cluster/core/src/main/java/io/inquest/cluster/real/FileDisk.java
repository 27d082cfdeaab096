package io.inquest.cluster.real;

import io.inquest.cluster.program.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A directory as a node's disk. Used from one thread, the loop; a second one writes and forces.
 *
 * <p>Writes wait in this process's memory until the next sync or read, so that {@code kill -9} loses what was not
 * synced much as a power cut would, rather than finding it in the operating system's cache. While one sync is under way
 * the next ones gather, and are made durable by one force together. A replacement reaches the disk whole or not at all.
 *
 * <p>An error of the disk is thrown on the loop as an {@link UncheckedIOException} and nothing more is written or called
 * back: after a failed force nobody knows what is durable.
 */
public final class FileDisk implements Disk, AutoCloseable {
    private final RecordFiles files;
    private final Executor loop;
    private final ExecutorService writer;
    private List<Write> unwritten = new ArrayList<>();
    private List<Runnable> waiting = new ArrayList<>();
    private boolean forcing;
    private boolean closed;
    // Of the writer's thread alone.
    private IOException failure;

    private FileDisk(RecordFiles files, Executor loop) {
        this.files = files;
        this.loop = loop;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "disk");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens the directory, made if need be; cuts torn tails off its files.
     *
     * @param loop runs a task on the loop, soon, such as {@code world::execute}
     * @throws IOException also if another process uses the directory
     */
    public static FileDisk open(Path directory, Executor loop) throws IOException {
        return new FileDisk(RecordFiles.open(directory), loop);
    }

    /** What was cut off on opening, by the files' names. */
    public List<TornTail> tornTails() {
        return files.tornTails();
    }

    /** Waits for the disk, unlike all else here: programs read when they start. */
    @Override
    public List<byte[]> read(String file) {
        RecordFiles.checkName(file);
        List<Write> writes = takeUnwritten();
        CompletableFuture<List<byte[]>> records = new CompletableFuture<>();
        writer.execute(() -> {
            try {
                records.complete(attempt(() -> {
                    write(writes);
                    return files.read(file);
                }));
            } catch (IOException e) {
                records.completeExceptionally(e);
            }
        });
        try {
            return records.join();
        } catch (CompletionException e) {
            throw failed((IOException) e.getCause());
        }
    }

    @Override
    public void append(String file, byte[] record) {
        RecordFiles.checkName(file);
        byte[] copy = record.clone();
        unwritten.add(files -> files.append(file, copy));
    }

    @Override
    public void replace(String file, List<byte[]> records) {
        RecordFiles.checkName(file);
        List<byte[]> copies = new ArrayList<>(records.size());
        for (byte[] record : records) {
            copies.add(record.clone());
        }
        unwritten.add(files -> files.replace(file, copies));
    }

    @Override
    public void sync(Runnable durable) {
        waiting.add(Objects.requireNonNull(durable, "durable"));
        if (!forcing) {
            force();
        }
    }

    /** Ends as a crash would: what is not synced is lost and nothing more is called back. Waits for the disk thread. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        unwritten = new ArrayList<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        writer.execute(() -> {
            try {
                files.close();
                closed.complete(null);
            } catch (IOException e) {
                closed.completeExceptionally(e);
            }
        });
        writer.shutdown();
        try {
            closed.join();
        } catch (CompletionException e) {
            throw new IOException("the disk could not be closed", e.getCause());
        }
    }

    private void force() {
        forcing = true;
        List<Write> writes = takeUnwritten();
        List<Runnable> callbacks = waiting;
        waiting = new ArrayList<>();
        writer.execute(() -> {
            try {
                attempt(() -> {
                    write(writes);
                    files.force();
                    return null;
                });
                loop.execute(() -> forced(callbacks));
            } catch (IOException e) {
                loop.execute(() -> {
                    throw failed(e);
                });
            }
        });
    }

    private void forced(List<Runnable> callbacks) {
        if (closed) {
            return;
        }
        forcing = false;
        if (!waiting.isEmpty()) {
            force();
        }
        for (Runnable callback : callbacks) {
            callback.run();
        }
    }

    private List<Write> takeUnwritten() {
        List<Write> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    private void write(List<Write> writes) throws IOException {
        for (Write write : writes) {
            write.to(files);
        }
    }

    private <T> T attempt(Callable<T> work) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return work.call();
        } catch (IOException e) {
            failure = e;
        } catch (Exception e) {
            failure = new IOException(e);
        }
        throw failure;
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the node's disk failed, so the node must end", e);
    }

    private interface Write {
        void to(RecordFiles files) throws IOException;
    }
}
