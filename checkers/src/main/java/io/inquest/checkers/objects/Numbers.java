package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;

/** Gives the values of a history, by their handles, numbers from 0 up, so that two of them fit into one key of a map. */
final class Numbers {
    private final LongIntMap numbers = new LongIntMap();
    private final Meter meter;

    Numbers(Meter meter) {
        this.meter = meter;
    }

    /** The number of a handle, a new one if it had none. */
    int of(long handle) {
        int known = numbers.get(handle);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        int number = numbers.size();
        put(numbers, handle, number, meter);
        return number;
    }

    int size() {
        return numbers.size();
    }

    /** One key for two numbers. */
    static long pair(int first, int second) {
        return ((long) first << Integer.SIZE) | second;
    }

    /** Puts a pair, and pays for what the map grows by. */
    static void put(LongIntMap map, long key, int value, Meter meter) {
        long before = map.bytes();
        map.put(key, value);
        if (map.bytes() != before) {
            meter.reserve(map.bytes() - before);
        }
    }
}
