package io.inquest.history;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Makes objects of the values that {@link PlainValue} found. */
final class PlainDecoder {
    private final byte[] bytes;
    private final ValueReader values;

    PlainDecoder(byte[] bytes, ReadLimits limits) {
        this.bytes = bytes;
        values = new ValueReader(limits.stringChars());
    }

    /** The value of a piece of this kind; null for null, and for what is no JSON or goes beyond a limit. */
    Object decode(byte kind, int start, int end) {
        return switch (kind) {
            case PlainValue.INTEGER -> Long.parseLong(ascii(start, end));
            case PlainValue.TEXT -> ascii(start + 1, end - 1);
            case PlainValue.JSON -> json(start, end);
            default -> null;
        };
    }

    private String ascii(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    private Object json(int start, int end) {
        try (JsonParser in = ValueReader.FACTORY.createParser(bytes, start, end - start)) {
            in.nextToken();
            Object value = values.read(in);
            return in.nextToken() == null ? value : null;
        } catch (IOException | FormatProblem problem) {
            return null; // EventParser comes upon it too, and says where in the line it is
        }
    }
}
