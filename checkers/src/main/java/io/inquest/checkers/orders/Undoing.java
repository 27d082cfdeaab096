package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** What the views' clocks were before they were raised, the last first to be put back. */
final class Undoing {
    private final Meter meter;
    private int[] views = new int[1 << 10];
    private int[] places = new int[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    Undoing(Meter meter) {
        this.meter = meter;
    }

    void note(int view, int place, int value) {
        if (size == views.length) {
            meter.reserve(12L * size);
            views = Arrays.copyOf(views, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        views[size] = view;
        places[size] = place;
        values[size++] = value;
    }

    /** How much is noted. */
    int size() {
        return size;
    }

    /** Puts all back but the first so many. */
    void backTo(int newSize, Saturation[] byView) {
        while (size > newSize) {
            size--;
            meter.step();
            byView[Math.max(0, views[size])].undo(places[size], values[size]);
        }
    }
}
