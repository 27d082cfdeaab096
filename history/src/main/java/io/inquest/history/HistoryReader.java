package io.inquest.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads histories written as JSON lines, ours or another tool's. Fields come in any order, unknown ones and empty lines
 * are passed over, {@code index} and {@code time} may be missing: the order of lines counts. A last line that was cut
 * short is left out with a warning; anything else that is wrong is a {@link HistoryFormatException}.
 */
public final class HistoryReader {
    private final ReadLimits limits;

    public HistoryReader(ReadLimits limits) {
        this.limits = limits;
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
        HistoryBuilder builder = History.builder();
        EventParser parser = new EventParser(builder, limits);
        Lines lines = new Lines(in, limits.lineBytes());
        List<String> warnings = new ArrayList<>();
        try {
            while (lines.next()) {
                if (lines.number == 1) {
                    lines.skipByteOrderMark();
                }
                if (!lines.blank()) {
                    readLine(parser, lines, name, warnings);
                }
            }
        } catch (FormatProblem e) {
            throw new HistoryFormatException(name, lines.number, lines.column(e.offset), e.getMessage(), e);
        } catch (MalformedHistoryException e) {
            throw new HistoryFormatException(name, lines.number, 0, e.getMessage(), e);
        }
        return new ReadResult(builder.build(), warnings);
    }

    private static void readLine(EventParser parser, Lines lines, String name, List<String> warnings)
            throws IOException, FormatProblem {
        try {
            parser.parse(lines.buffer, lines.start, lines.end);
        } catch (JsonProcessingException e) {
            skipTorn(FormatProblem.of(e), lines, name, warnings);
        } catch (FormatProblem e) {
            skipTorn(e, lines, name, warnings);
        }
    }

    /** Rethrows, unless the line is what a writer that was killed leaves behind. */
    private static void skipTorn(FormatProblem problem, Lines lines, String name, List<String> warnings)
            throws FormatProblem {
        if (lines.terminated || !problem.syntax) {
            throw problem;
        }
        warnings.add(name + ":" + lines.number + ": the last line is broken, as when its writer is killed; the events"
                + " before it were read");
    }
}
