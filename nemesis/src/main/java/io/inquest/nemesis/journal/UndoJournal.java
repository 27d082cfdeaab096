package io.inquest.nemesis.journal;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The journal of one run, in a file of its own, which ends with the run if everything was undone. Each entry is on the
 * disk when {@link #before} returns. While it is open its lock file is locked: the operating system lets go of that
 * however the process ends, so that nobody takes a run that goes on for a dead one.
 */
public final class UndoJournal implements UndoLog, AutoCloseable {
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final FileChannel lock;
    /** No channel: an interrupted thread that writes to one closes it, and after that nobody could write any more. */
    private final RandomAccessFile out;

    private final TreeMap<Long, Change> standing = new TreeMap<>();
    private long next = 1;

    private UndoJournal(Path file, FileChannel lock, RandomAccessFile out) {
        this.file = file;
        this.lock = lock;
        this.out = out;
    }

    /**
     * A new journal.
     *
     * @param id its file's name
     * @param what this process does, for a person who finds it
     * @throws java.nio.file.FileAlreadyExistsException if there is one of this id
     */
    public static UndoJournal create(JournalFolder folder, String id, String what) throws IOException {
        folder.make();
        Path file = folder.file(id);
        // first the lock: a journal that nobody has locked is one of the dead
        FileChannel lock = FileChannel.open(JournalFolder.lockOf(file), NEW, MINE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another process has locked " + JournalFolder.lockOf(file));
            }
            FileChannel.open(file, NEW, MINE).close();
            UndoJournal journal = new UndoJournal(file, lock, new RandomAccessFile(file.toFile(), "rw"));
            journal.write(JournalLines.head(Owner.me(what)));
            JournalFolder.sync(folder.path());
            return journal;
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    @Override
    public synchronized Entry before(HostFacts host, String what, List<Command> undo) throws IOException {
        long id = next++;
        Change change = new Change(id, host, what, undo);
        write(JournalLines.before(change));
        standing.put(id, change);
        return () -> undone(change);
    }

    /** Writes down that a change was undone; once is enough. */
    public synchronized void undone(Change change) throws IOException {
        if (standing.containsKey(change.id())) {
            write(JournalLines.undone(change.id()));
            standing.remove(change.id());
        }
    }

    /** A line that could not be written whole, as on a disk that is full, is taken back: another comes after it. */
    private void write(String line) throws IOException {
        long end = out.length();
        try {
            out.seek(end);
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        } catch (IOException failed) {
            try {
                out.setLength(end);
            } catch (IOException alsoThat) {
                failed.addSuppressed(alsoThat);
            }
            throw failed;
        }
    }

    /** What was done and not undone so far, the latest first. */
    public synchronized List<Change> standing() {
        return List.copyOf(standing.descendingMap().values());
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** No more is written. The file goes if everything was undone, and else stays, for {@code inquest heal}. */
    @Override
    public synchronized void close() throws IOException {
        out.close();
        if (standing.isEmpty()) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(JournalFolder.lockOf(file));
        }
        lock.close();
    }
}
