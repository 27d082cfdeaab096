package io.inquest.cluster.real;

import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.records.RecordFormat;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A directory of files of records, written and read in place, for one thread at a time. Names that begin with a dot are
 * its own: the lock that keeps a second process out, and files not yet put in another's place.
 */
final class RecordFiles implements Closeable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final String LOCK = ".lock";
    private static final String UNFINISHED = ".new-";
    private static final long ROOM_BYTES_MIN = 4096;

    private final Path directory;
    private final FileChannel lock;
    private final List<TornTail> tornTails = new ArrayList<>();
    private final Map<String, FileChannel> open = new TreeMap<>();
    private final Set<String> unforced = new TreeSet<>();
    /** The first bad byte of each file that is damaged. */
    private final Map<String, Integer> corrupt = new TreeMap<>();

    private boolean directoryUnforced;

    private RecordFiles(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Opens the directory, made if need be. Replacements that were not finished are forgotten, and torn tails cut off. A
     * file that is damaged stays as it is, and cannot be read or added to.
     *
     * @throws IOException also if another process has it open
     */
    static RecordFiles open(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Files.createDirectories(absolute);
        forceDirectory(absolute.getParent());
        FileChannel lock =
                FileChannel.open(absolute.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        RecordFiles files = new RecordFiles(absolute, lock);
        try {
            if (!files.takeLock()) {
                throw new IOException(absolute + " is in use by another process: end that one first");
            }
            files.recover();
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** @throws IllegalArgumentException if the name could leave the directory, or is one of its own */
    static void checkName(String file) {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException("\"" + file + "\" cannot name a file of records: use up to 100 of"
                    + " A-Z a-z 0-9 . _ - and do not begin with a dot");
        }
    }

    /** What was cut off when the directory was opened. */
    List<TornTail> tornTails() {
        return List.copyOf(tornTails);
    }

    List<byte[]> read(String file) throws IOException {
        requireSound(file);
        Path path = directory.resolve(file);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        RecordFormat.Contents contents = RecordFormat.read(bytes);
        if (contents.goodBytes() != bytes.length) {
            throw damaged(file, contents.goodBytes());
        }
        return contents.records();
    }

    void append(String file, byte[] record) throws IOException {
        requireSound(file);
        FileChannel channel = open.get(file);
        if (channel == null) {
            Path path = directory.resolve(file);
            directoryUnforced |= !Files.exists(path);
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            open.put(file, channel);
        }
        unforced.add(file);
        write(channel, RecordFormat.frame(record));
    }

    /** Puts the records in place of the file's; durable, with all that was written before, when this returns. */
    void replace(String file, List<byte[]> records) throws IOException {
        FileChannel old = open.remove(file);
        if (old != null) {
            old.close();
        }
        unforced.remove(file);
        // A rename is durable on its own terms: what was written before must not come after it.
        force();
        Path unfinished = directory.resolve(UNFINISHED + file);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (byte[] record : records) {
                write(channel, RecordFormat.frame(record));
            }
            // true by the time that the file has its name
            write(channel, RecordFormat.mark(channel.size()));
            channel.force(true);
        }
        Files.move(unfinished, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(directory);
        corrupt.remove(file);
    }

    /**
     * Makes all that was written durable, and then marks it so. The marks go with the next force: a power cut before
     * it leaves the last records without one, and damage to those is taken for a torn tail.
     */
    void force() throws IOException {
        for (String file : unforced) {
            FileChannel channel = open.get(file);
            channel.force(false);
            write(channel, RecordFormat.mark(channel.size()));
        }
        unforced.clear();
        if (directoryUnforced) {
            forceDirectory(directory);
            directoryUnforced = false;
        }
    }

    /**
     * Whether something could not be written for want of room. The system says so in the user's language, so that room
     * is looked for too.
     */
    boolean isFull(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("No space left on device") || said.contains("quota exceeded")) {
            return true;
        }
        try {
            return Files.getFileStore(directory).getUsableSpace() < ROOM_BYTES_MIN;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the files and makes nothing durable. */
    @Override
    public void close() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.close();
        }
        open.clear();
        lock.close();
    }

    /** Never released by hand: the channel's end, at the latest the process's, releases it. */
    private boolean takeLock() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void recover() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(UNFINISHED)) {
                    Files.delete(entry);
                } else if (!name.equals(LOCK)) {
                    checkName(name);
                    cutTornTail(name, entry);
                }
            }
        }
        tornTails.sort((a, b) -> a.file().compareTo(b.file()));
        forceDirectory(directory);
    }

    private void cutTornTail(String name, Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        RecordFormat.Contents contents = RecordFormat.read(bytes);
        int good = contents.goodBytes();
        if (contents.isCorrupt()) {
            corrupt.put(name, good);
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (good < bytes.length) {
                channel.truncate(good);
                tornTails.add(new TornTail(name, good, bytes.length - good));
            }
            // Also where nothing was torn: what a program is about to read, and to rely on, may not be durable yet.
            channel.force(true);
            if (contents.durableBytes() < good) {
                channel.position(good);
                write(channel, RecordFormat.mark(good));
            }
        }
    }

    private void requireSound(String file) {
        Integer badByte = corrupt.get(file);
        if (badByte != null) {
            throw damaged(file, badByte);
        }
    }

    private DiskException.Corrupt damaged(String file, long at) {
        return new DiskException.Corrupt("the file " + directory.resolve(file) + " is damaged at byte " + at
                + ", where it was whole and durable once: restore it from elsewhere, or give the node an empty disk");
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
