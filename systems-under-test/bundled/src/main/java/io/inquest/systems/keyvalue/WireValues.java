package io.inquest.systems.keyvalue;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Canonical {@link io.inquest.history.Values} as bytes. */
public final class WireValues {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int INTEGER = 4;
    private static final int DECIMAL = 5;
    private static final int STRING = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;

    private static final int PART_BYTES = 1 << 16;

    private WireValues() {}

    public static void write(DataOutput out, Object value) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? TRUE : FALSE);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof BigInteger number) {
            out.writeByte(INTEGER);
            writeString(out, number.toString());
        } else if (value instanceof BigDecimal number) {
            out.writeByte(DECIMAL);
            writeString(out, number.toString());
        } else if (value instanceof String text) {
            out.writeByte(STRING);
            writeString(out, text);
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (Object element : list) {
                write(out, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writeString(out, (String) entry.getKey());
                write(out, entry.getValue());
            }
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " is not a canonical value");
        }
    }

    public static Object read(DataInput in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case NULL:
                return null;
            case FALSE:
                return false;
            case TRUE:
                return true;
            case LONG:
                return in.readLong();
            case INTEGER:
                return new BigInteger(readString(in));
            case DECIMAL:
                return new BigDecimal(readString(in));
            case STRING:
                return readString(in);
            case LIST:
                return readList(in);
            case MAP:
                return readMap(in);
            default:
                throw new IllegalArgumentException("no value begins with the byte " + tag);
        }
    }

    private static List<Object> readList(DataInput in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(read(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, Object> readMap(DataInput in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String key = readString(in);
            map.put(key, read(in));
        }
        return Collections.unmodifiableMap(map);
    }

    /** Not {@code writeUTF}, which ends at 64 KiB. */
    private static void writeString(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** In parts, so that a length that is wrong ends with the bytes and not with the memory. */
    private static String readString(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IllegalArgumentException("no string has " + length + " bytes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, PART_BYTES));
        byte[] part = new byte[Math.min(length, PART_BYTES)];
        for (int left = length; left > 0; left -= part.length) {
            int now = Math.min(left, part.length);
            in.readFully(part, 0, now);
            bytes.write(part, 0, now);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
