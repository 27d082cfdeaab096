package io.inquest.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a history's bytes, by which two runs are compared. As a stream it takes the digest of what passes
 * through, so a {@link HistoryWriter} over it digests exactly what it writes.
 */
public final class HistoryDigest extends OutputStream {
    private final OutputStream next;
    private final MessageDigest sha256;

    /** Digests only. */
    public HistoryDigest() {
        this(OutputStream.nullOutputStream());
    }

    /** @param next receives the same bytes, and is flushed and closed with this stream */
    public HistoryDigest(OutputStream next) {
        this.next = next;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of a file. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                HistoryDigest digest = new HistoryDigest()) {
            in.transferTo(digest);
            return digest.hex();
        }
    }

    /** The digest of the file that a {@link HistoryWriter} would make of a history. */
    public static String of(History history) throws IOException {
        HistoryDigest digest = new HistoryDigest();
        try (HistoryWriter writer = new HistoryWriter(digest, () -> 0)) {
            writer.append(history);
        }
        return digest.hex();
    }

    /** The digest of everything that has passed so far, as 64 hexadecimal digits; more may follow. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        next.write(b);
        sha256.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        next.write(bytes, offset, length);
        sha256.update(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }

    @Override
    public void close() throws IOException {
        next.close();
    }
}
