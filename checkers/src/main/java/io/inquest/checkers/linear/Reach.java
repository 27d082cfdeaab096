package io.inquest.checkers.linear;

/**
 * The furthest that a search came: the longest beginning of the history that it could explain, one linearization of it,
 * and the states that such linearizations leave.
 *
 * @param blockedAt the event of the first completion that could not be explained; -1 if there was none
 * @param refutedAt the event of a completion such that everything up to it has no linearization: {@code blockedAt}, or a
 *     later one where it is not known what lies between; -1 if none is known
 * @param prefix the operations of one linearization of everything before
 * @param prefixState the state that it leaves
 * @param states the states that linearizations of everything before leave, some of them if they are many
 */
record Reach(int blockedAt, int refutedAt, int[] prefix, int prefixState, int[] states) {
    private static final int[] NOTHING = {};

    /** How far it came, without evidence. */
    static Reach unexplained(int blockedAt, int refutedAt) {
        return new Reach(blockedAt, refutedAt, NOTHING, Transitions.INITIAL, NOTHING);
    }

    /** Whether {@code blockedAt} is the first completion up to which there is no linearization. */
    boolean isExact() {
        return blockedAt >= 0 && blockedAt == refutedAt;
    }
}
