package io.inquest.checkers.objects.anomaly;

import io.inquest.history.History;

/** A value, of an event or of a setting, has not the shape that is needed; becomes an unknown verdict. */
public final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int event;

    /** @param needed what its function needs and what there is, in words that end a sentence */
    public UnfitException(int event, String needed) {
        super(needed, null, false, false);
        this.event = event;
    }

    /** Of a setting: what is needed and what there is, in words that end a sentence. */
    public static UnfitException ofSetting(String needed) {
        return new UnfitException(History.NONE, needed);
    }

    /** The event, or {@link History#NONE} if it is a setting's value. */
    int event() {
        return event;
    }
}
