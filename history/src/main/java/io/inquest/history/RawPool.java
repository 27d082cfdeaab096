package io.inquest.history;

import java.util.List;

/** Objects with numbers, known by the JSON they are written as, so that what occurs often is decoded once. */
final class RawPool<T> {
    private final Class<T> type;
    private final List<T> objects;
    private final PlainDecoder decoder;
    private final RawTexts texts;

    /** The piece looked up last. */
    private int start;

    private int end;
    private int id;
    private T decoded;

    RawPool(Class<T> type, List<T> objects, byte[] bytes, PlainDecoder decoder) {
        this.type = type;
        this.objects = objects;
        this.decoder = decoder;
        texts = new RawTexts(bytes);
    }

    /** Looks a piece up, and adds nothing yet. False if it is no JSON or goes beyond a limit. */
    boolean find(byte kind, int pieceStart, int pieceEnd) {
        start = pieceStart;
        end = pieceEnd;
        id = texts.find(start, end);
        if (id != RawTexts.NONE) {
            return true;
        }
        Object object = decoder.decode(kind, start, end);
        decoded = type.cast(object);
        return object != null || kind == PlainValue.NULL || kind == PlainValue.ABSENT;
    }

    /** The number of the piece that was found last. */
    int id() {
        if (id == RawTexts.NONE) {
            id = Chunk.number(objects, decoded);
            texts.put(start, end, id);
        }
        return id;
    }
}
