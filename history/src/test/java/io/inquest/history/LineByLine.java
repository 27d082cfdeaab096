package io.inquest.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads histories a line at a time, each with the parser of JSON: the plain way, which reading in chunks must equal. */
final class LineByLine {
    private final HistoryBuilder builder = History.builder();
    private final List<String> warnings = new ArrayList<>();
    private final ReadLimits limits;

    private LineByLine(ReadLimits limits) {
        this.limits = limits;
    }

    /** @throws HistoryFormatException as {@link HistoryReader} throws it */
    static ReadResult read(byte[] bytes, ReadLimits limits) {
        return new LineByLine(limits).read(bytes);
    }

    private ReadResult read(byte[] bytes) {
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int textStart = start;
            if (number == 1 && bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
                textStart += bytes[2] == (byte) 0xbf ? 3 : 0;
            }
            line(bytes, textStart, end, number, end - start);
            start = end + 1;
        }
        return new ReadResult(builder.build(), warnings);
    }

    private void line(byte[] bytes, int start, int end, int number, int length) {
        Lines line = new Lines(bytes, bytes.length);
        line.begin(start);
        line.endAt(end);
        try {
            if (length > limits.lineBytes()) {
                throw new FormatProblem(
                        "expected a line of at most " + limits.lineBytes() + " bytes, found a longer one", 0);
            }
            if (!line.blank()) {
                Chunk one = new Chunk(1);
                new EventParser(one, limits).parse(bytes, start, end);
                add(one);
            }
        } catch (JsonProcessingException e) {
            problem(FormatProblem.of(e), line, number);
        } catch (FormatProblem e) {
            problem(e, line, number);
        } catch (MalformedHistoryException e) {
            throw new HistoryFormatException("h.jsonl", number, 0, e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Chunk one) {
        long value = one.value[0];
        builder.addBoxed(
                Columns.TYPES[one.type[0]],
                one.process[0],
                one.time[0],
                builder.functionNumber(one.functions.get(0)),
                builder.keyNumber(one.keys.get(0)),
                Columns.isPooled(value) ? one.values.get(Handles.number(value)) : (Object) (value >> 1),
                one.node[0] == History.NONE ? History.NONE : builder.nodeNumber(one.nodes.get(0)),
                one.error[0] == History.NONE ? History.NONE : builder.errorNumber(one.errors.get(0)));
    }

    private void problem(FormatProblem problem, Lines line, int number) {
        if (line.terminated || !problem.syntax || (problem.foreign && builder.size() == 0)) {
            throw new HistoryFormatException(
                    "h.jsonl", number, line.column(problem.offset), problem.getMessage(), problem);
        }
        warnings.add("h.jsonl:" + number + ": the last line is broken, as when its writer is killed; the events before"
                + " it were read");
    }
}
