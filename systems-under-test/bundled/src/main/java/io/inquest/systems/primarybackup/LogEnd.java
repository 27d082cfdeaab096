package io.inquest.systems.primarybackup;

/**
 * How far a node's log reaches.
 *
 * @param view the view whose primary's log it is a beginning of
 * @param length how many entries it has
 * @param lastView the view in which the last of them was made; 0 if there is none
 */
record LogEnd(long view, long length, long lastView) {
    /**
     * Whether a log that ends there has all that any majority held in the views up to that of the other. A later view's
     * log began with all that; in one view a longer log continues a shorter one.
     */
    boolean isNewerThan(LogEnd other) {
        return view > other.view || (view == other.view && length > other.length);
    }
}
