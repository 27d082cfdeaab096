package io.inquest.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.inquest.history.Blocks.Block;
import java.io.IOException;

/**
 * Parses the lines of a block, up to the first that is no event. A line of the common shape is taken by {@link
 * PlainLine}; every other is parsed by {@link EventParser}, which alone says what is wrong with it.
 */
final class ChunkParser {
    /** About what a line has. */
    private static final int LINE_BYTES = 90;

    private final Block block;
    private final int lineBytesMax;
    private final Chunk chunk;
    private final Lines lines;
    private final EventParser parser;
    private final PlainLine plain;

    private ChunkParser(Block block, ReadLimits limits) {
        this.block = block;
        lineBytesMax = limits.lineBytes();
        chunk = new Chunk(block.end() / LINE_BYTES);
        lines = new Lines(block.bytes(), block.end());
        parser = new EventParser(chunk, limits);
        plain = new PlainLine(block.bytes(), chunk, limits);
    }

    /** The events of the block, and what ended it if that is not the block's end. */
    static Chunk parse(Block block, ReadLimits limits) throws IOException {
        return new ChunkParser(block, limits).parse();
    }

    private Chunk parse() throws IOException {
        block.bytes()[block.end()] = '\n'; // so that nobody needs to look where the block ends
        int start = 0;
        try {
            while (lines.begin(start)) {
                chunk.lines++;
                line();
                start = lines.end + 1;
            }
        } catch (JsonProcessingException e) {
            fail(FormatProblem.of(e));
        } catch (FormatProblem e) {
            fail(e);
        }
        return chunk;
    }

    private void line() throws IOException, FormatProblem {
        int end = plain.add(lines.start, lineBytesMax);
        if (end >= 0) {
            lines.endAt(end);
            return;
        }
        lines.findEnd();
        if (lines.end - lines.start > lineBytesMax) {
            throw new FormatProblem("expected a line of at most " + lineBytesMax + " bytes, found a longer one", 0);
        }
        if (block.first() && chunk.lines == 1) {
            lines.skipByteOrderMark();
        }
        if (!lines.blank()) {
            parser.parse(block.bytes(), lines.start, lines.end);
        }
    }

    private void fail(FormatProblem problem) {
        chunk.problem = problem;
        chunk.problemColumn = lines.column(problem.offset);
        chunk.terminated = lines.terminated;
    }
}
