package io.inquest.checkers.eventual;

/** Judges the final reads of one key. */
@FunctionalInterface
interface Judge {
    /**
     * Whether they agree.
     *
     * @param finals one of each node, by their invocations; at least one
     */
    Agreement judge(int key, int[] finals);
}
