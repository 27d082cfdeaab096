package io.inquest.cluster.real;

import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A directory as a node's disk. Used from one thread, the loop; a second one writes and forces.
 *
 * <p>Writes wait in this process's memory until the next sync or read, so that {@code kill -9} loses what was not
 * synced much as a power cut would, rather than finding it in the operating system's cache. While one sync is under way
 * the next ones gather, and are made durable by one force together. A replacement reaches the disk whole or not at all.
 *
 * <p>So that a write cannot be done shows at the next sync or read, and is final as a failed sync is: nothing more is
 * written.
 */
public final class FileDisk implements Disk, AutoCloseable {
    private final RecordFiles files;
    private final Executor loop;
    private final ExecutorService writer;
    private List<Write> unwritten = new ArrayList<>();
    private List<Sync> waiting = new ArrayList<>();
    /** Why nothing works any more, once the loop has heard of it. */
    private DiskException broken;

    private boolean forcing;
    private boolean closed;
    // Written by the writer's thread alone.
    private volatile DiskException failure;

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
        requireUsable(file);
        List<Write> writes = takeUnwritten();
        CompletableFuture<List<byte[]>> records = new CompletableFuture<>();
        writer.execute(() -> {
            try {
                attempt(() -> write(writes));
                records.complete(files.read(file));
            } catch (IOException e) {
                records.completeExceptionally(unreadable(file, e));
            } catch (RuntimeException e) {
                records.completeExceptionally(e);
            }
        });
        try {
            return records.join();
        } catch (CompletionException e) {
            broken = failure;
            throw e.getCause() instanceof DiskException failed ? failed : e;
        }
    }

    @Override
    public void append(String file, byte[] record) {
        requireUsable(file);
        byte[] copy = record.clone();
        unwritten.add(files -> files.append(file, copy));
    }

    @Override
    public void replace(String file, List<byte[]> records) {
        requireUsable(file);
        List<byte[]> copies = new ArrayList<>(records.size());
        for (byte[] record : records) {
            copies.add(record.clone());
        }
        unwritten.add(files -> files.replace(file, copies));
    }

    @Override
    public void sync(Runnable durable, Consumer<DiskException> failed) {
        requireUsable();
        waiting.add(new Sync(durable, failed));
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
        List<Sync> syncs = waiting;
        waiting = new ArrayList<>();
        writer.execute(() -> {
            try {
                attempt(() -> {
                    write(writes);
                    files.force();
                });
                loop.execute(() -> forced(syncs));
            } catch (DiskException e) {
                loop.execute(() -> failed(syncs, e));
            }
        });
    }

    private void forced(List<Sync> syncs) {
        if (closed) {
            return;
        }
        forcing = false;
        if (!waiting.isEmpty()) {
            force();
        }
        for (Sync sync : syncs) {
            sync.durable.run();
        }
    }

    /** Tells one by one, for each may end the loop. */
    private void failed(List<Sync> syncs, DiskException failed) {
        if (closed) {
            return;
        }
        broken = failed;
        syncs.addAll(waiting);
        waiting = new ArrayList<>();
        for (Sync sync : syncs) {
            loop.execute(() -> {
                if (!closed) {
                    sync.failed.accept(failed);
                }
            });
        }
    }

    private void requireUsable(String file) {
        RecordFiles.checkName(file);
        requireUsable();
    }

    private void requireUsable() {
        if (broken != null) {
            throw broken;
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

    /** Does what changes the files, unless that has failed before. */
    private void attempt(Change change) {
        if (failure != null) {
            throw failure;
        }
        try {
            change.make();
        } catch (IOException e) {
            failure = files.isFull(e)
                    ? new DiskException.Full("the node's disk is full: " + e.getMessage(), e)
                    : new DiskException.Failed("the node's disk could not be written: " + e.getMessage(), e);
            throw failure;
        } catch (DiskException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            failure = new DiskException.Failed("the node's disk could not be written: " + e, e);
            throw failure;
        }
    }

    private static DiskException unreadable(String file, IOException e) {
        return new DiskException.Failed("the file " + file + " on the node's disk could not be read: " + e, e);
    }

    private interface Write {
        void to(RecordFiles files) throws IOException;
    }

    private interface Change {
        void make() throws IOException;
    }

    private record Sync(Runnable durable, Consumer<DiskException> failed) {
        private Sync {
            Objects.requireNonNull(durable, "durable");
            Objects.requireNonNull(failed, "failed");
        }
    }
}
