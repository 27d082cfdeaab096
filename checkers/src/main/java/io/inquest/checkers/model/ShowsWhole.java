package io.inquest.checkers.model;

/**
 * An object whose updates are legal in every state, and whose reads show all of it: whatever an update put in is shown by
 * every read after it, until an update that leaves nothing of what was there. So an update that no read shows can be
 * taken out of any legal order: no read stood between it and the next such update.
 */
public interface ShowsWhole {
    /** Whether a read that returned this shows what an update with this argument put in; if in doubt it does. */
    boolean shows(Object result, Object argument);

    /**
     * Whether updates may lead from this state to one that a read shows as this result, without any of {@link
     * Access#OVERWRITE} among them; if in doubt they may.
     */
    default boolean mayBecome(Object state, Object result) {
        return true;
    }
}
