package io.inquest.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values from JSON, in the one form that {@link Values} describes. */
final class ValueReader {
    static final int NAME_BYTES_MAX = 1 << 20;

    /** What may be spent on a sign, a point and an exponent besides {@link Values#MAX_DIGITS}, and leading zeros. */
    private static final int NUMBER_CHARS_MAX = Values.MAX_DIGITS + 100;

    /** Depth, strings and numbers are bounded here, where the message can say more than the parser knows. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Values.MAX_DEPTH + 10)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(NAME_BYTES_MAX)
                    .build())
            .build();

    private final int stringCharsMax;

    ValueReader(int stringCharsMax) {
        this.stringCharsMax = stringCharsMax;
    }

    /** The value of the current token, or the one it begins; the parser is left on its last token. */
    Object read(JsonParser in) throws IOException, FormatProblem {
        return read(in, 0);
    }

    private Object read(JsonParser in, int depth) throws IOException, FormatProblem {
        switch (in.currentToken()) {
            case VALUE_NULL:
                return null;
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_STRING:
                return string(in);
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                return number(in);
            case START_ARRAY:
                return list(in, inner(in, depth));
            case START_OBJECT:
                return map(in, inner(in, depth));
            default:
                throw new IllegalStateException("no value begins with " + in.currentToken());
        }
    }

    /** Passes over the value that the current token begins, holding it to the same depth. */
    void skip(JsonParser in) throws IOException, FormatProblem {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            if (token.isStructStart()) {
                depth = inner(in, depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth > 0) {
                in.nextToken();
            }
        } while (depth > 0);
    }

    private static int inner(JsonParser in, int depth) throws FormatProblem {
        if (depth == Values.MAX_DEPTH) {
            throw new FormatProblem(
                    "expected a value of at most " + Values.MAX_DEPTH + " levels of nesting, found a deeper one",
                    in.currentTokenLocation());
        }
        return depth + 1;
    }

    String string(JsonParser in) throws IOException, FormatProblem {
        int offset = FormatProblem.offset(in.currentTokenLocation());
        if (in.getTextLength() > stringCharsMax) {
            throw new FormatProblem(
                    "expected a string of at most " + stringCharsMax + " characters, found " + in.getTextLength(),
                    offset);
        }
        return in.getText();
    }

    static boolean isLong(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                && in.getTextLength() <= NUMBER_CHARS_MAX
                && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static Object number(JsonParser in) throws IOException, FormatProblem {
        if (isLong(in)) {
            return in.getLongValue();
        }
        if (in.getTextLength() <= NUMBER_CHARS_MAX) {
            try {
                return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? Values.canonical(new BigInteger(in.getText()))
                        : Values.canonical(new BigDecimal(in.getText()));
            } catch (IllegalArgumentException e) {
                // too many digits, or an exponent that is no int: the same to the reader of the message
            }
        }
        throw new FormatProblem(
                "expected a number of at most " + Values.MAX_DIGITS + " digits, found a longer one",
                in.currentTokenLocation());
    }

    private List<Object> list(JsonParser in, int depth) throws IOException, FormatProblem {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(in, depth));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> map(JsonParser in, int depth) throws IOException, FormatProblem {
        Map<String, Object> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (map.containsKey(name)) {
                throw duplicate(in, name);
            }
            in.nextToken();
            map.put(name, read(in, depth));
        }
        return Collections.unmodifiableMap(map);
    }

    static FormatProblem duplicate(JsonParser in, String name) {
        return new FormatProblem(
                "expected each field once, found " + FormatProblem.quote(name) + " again", in.currentTokenLocation());
    }
}
