package io.inquest.cluster.world;

/** A task that has been scheduled and may yet be called off. */
public interface Timer {
    /** Calls the task off; does nothing if it ran or was called off before. */
    void cancel();
}
