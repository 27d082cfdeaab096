package io.inquest.cluster.program;

/** What a message may offer to those who read along; one that does not is shown by its type and its text. */
public interface Legible {
    /** What it says in a few words, such as {@code write 3 = 7}: for the label of an arrow. */
    String brief();

    /** Whether it is one of many that tell nothing new, such as a heartbeat. */
    default boolean isRoutine() {
        return false;
    }
}
