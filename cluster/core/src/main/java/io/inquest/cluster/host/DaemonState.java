package io.inquest.cluster.host;

/**
 * How a daemon's processes are. Dead ones that nobody has buried yet do not count.
 *
 * @param runs whether its main process lives, stopped or not
 * @param living how many of its processes live
 * @param awake how many of them are neither stopped nor frozen
 */
record DaemonState(boolean runs, int living, int awake) {
    /** From {@code daemon-state.sh}: {@code yes 3 0}. */
    static DaemonState parse(String printed) {
        String[] words = printed.strip().split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("\"" + printed + "\" is no state of a daemon");
        }
        return new DaemonState(words[0].equals("yes"), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    boolean isPaused() {
        return living > 0 && awake == 0;
    }
}
