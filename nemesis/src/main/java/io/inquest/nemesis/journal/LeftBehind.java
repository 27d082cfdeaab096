package io.inquest.nemesis.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a journal's file says: whose it is, and which changes may still stand.
 *
 * @param owner empty if the process ended before it had written who it is: then it changed nothing
 * @param changes that were not undone, the latest first
 */
public record LeftBehind(Path file, Optional<Owner> owner, List<Change> changes) {
    public LeftBehind {
        changes = List.copyOf(changes);
    }

    /**
     * Reads a journal. A last line that is torn is left out: what it was to say had not been done yet.
     *
     * @throws IOException with a sentence for a person, if the file cannot be read or is broken elsewhere
     */
    public static LeftBehind read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        Owner owner = null;
        TreeMap<Long, Change> standing = new TreeMap<>();
        int number = 0;
        for (String line : text.substring(0, end).lines().toList()) {
            number++;
            try {
                JsonNode json = JournalLines.parse(line);
                if (number == 1) {
                    owner = JournalLines.owner(json);
                } else if (json.has("undone")) {
                    standing.remove(json.path("undone").asLong());
                } else {
                    Change change = JournalLines.change(json);
                    standing.put(change.id(), change);
                }
            } catch (JacksonException | UnknownHostException | IllegalArgumentException broken) {
                throw broken(file, number, broken);
            } catch (IOException broken) {
                throw broken(file, number, broken);
            }
        }
        return new LeftBehind(
                file,
                Optional.ofNullable(owner),
                new ArrayList<>(standing.descendingMap().values()));
    }

    private static IOException broken(Path file, int line, Exception why) {
        String said = why instanceof JacksonException json ? json.getOriginalMessage() : why.getMessage();
        return new IOException("line " + line + " of " + file + " cannot be read: " + said, why);
    }

    /** The right to heal what was left behind, which one process has at a time. */
    public interface Claim extends AutoCloseable {
        /** Writes down that a change was undone. */
        void undone(Change change) throws IOException;

        /** Takes the journal away: nothing of it stands any more. */
        void delete() throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * Claims the journal.
     *
     * @return empty if its run goes on, or another process heals it already
     */
    public Optional<Claim> claim() throws IOException {
        if (owner.isPresent() && owner.get().isMe()) {
            return Optional.empty(); // and the lock must not be touched: closing a second channel to it would lose it
        }
        FileChannel lock =
                FileChannel.open(JournalFolder.lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = tryLock(lock);
            if (held == null) {
                lock.close();
                return Optional.empty();
            }
            return Optional.of(new Claimed(file, lock));
        } catch (IOException noLocks) {
            lock.close(); // a file system without locks: then the numbers of processes have to do
            return owner.isPresent() && owner.get().runs() ? Optional.empty() : Optional.of(new Claimed(file, lock));
        }
    }

    /** Claims it though its run may go on. */
    public Claim claimByForce() throws IOException {
        return new Claimed(file, null);
    }

    private static FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private record Claimed(Path file, FileChannel lock) implements Claim {
        @Override
        public void undone(Change change) throws IOException {
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                out.position(endOfWholeLines(out));
                String line = JournalLines.undone(change.id()) + "\n";
                out.truncate(out.position());
                out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
        }

        /** What was torn must not become the beginning of another line. */
        private static long endOfWholeLines(FileChannel out) throws IOException {
            long end = out.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (end > 0) {
                one.clear();
                out.read(one, end - 1);
                if (one.get(0) == '\n') {
                    return end;
                }
                end--;
            }
            return 0;
        }

        @Override
        public void delete() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(JournalFolder.lockOf(file));
        }

        @Override
        public void close() throws IOException {
            if (lock != null && lock.isOpen()) {
                lock.close();
            }
        }
    }
}
