package io.inquest.history.formats;

import io.inquest.history.ReadResult;
import java.io.IOException;
import java.io.InputStream;

/** A way of writing histories down. Found by {@link java.util.ServiceLoader}. */
public interface HistoryFormat {
    /** The name that {@code --format} takes, such as {@code edn}. */
    String name();

    /** One sentence for lists. */
    String summary();

    /**
     * Whether a file that begins so is in this format. At most one format may say so of any file.
     *
     * @param head the first {@link HistoryFormats#HEAD_BYTES} bytes, or all of a shorter file
     */
    boolean looksLike(String head);

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param name what messages call it
     * @throws io.inquest.history.HistoryFormatException for what is no history in this format
     */
    ReadResult read(InputStream in, String name) throws IOException;
}
