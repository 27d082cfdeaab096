package io.inquest.harness.runner;

import io.inquest.cluster.sim.ClusterListener;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Who hears of a run, and where what its nodes leave goes.
 *
 * @param messages is told what happens in a simulated cluster; null for nobody
 * @param results the folder of the run, for what real nodes leave; null for nowhere
 */
public record Witness(RunListener listener, ClusterListener messages, Path results) {
    public Witness {
        Objects.requireNonNull(listener, "listener");
    }

    public static Witness of(RunListener listener) {
        return new Witness(listener, null, null);
    }

    /** With someone who hears of messages. */
    public Witness with(ClusterListener toldOfMessages) {
        return new Witness(listener, toldOfMessages, results);
    }
}
