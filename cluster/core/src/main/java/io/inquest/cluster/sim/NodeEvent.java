package io.inquest.cluster.sim;

/** What happens to a node's process, or is noted by it. */
public enum NodeEvent {
    STARTED("start"),
    KILLED("kill"),
    /** Ended without a power cut: its disk keeps what was written and not synced. */
    STOPPED("stop"),
    /** Its program threw; the text says what. */
    CRASHED("crash"),
    /** Its disk did not do what its program asked; the text says what. */
    STOPPED_BY_DISK("stopped-by-disk"),
    PAUSED("pause"),
    RESUMED("resume"),
    /** Its program noted the text. */
    NOTED("note"),
    /** Its program noted the text as a detail. */
    NOTED_DETAIL("detail");

    private final String word;

    NodeEvent(String word) {
        this.word = word;
    }

    /** Its name in files. */
    public String word() {
        return word;
    }
}
