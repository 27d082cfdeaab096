package io.inquest.harness.runner;

import io.inquest.cluster.sim.ClusterListener;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Who hears of a run, and where what its nodes leave goes.
 *
 * @param messages is told what happens in a simulated cluster; null for nobody
 * @param nodes the folder for what real nodes leave, a folder each; null for nowhere
 */
public record Witness(RunListener listener, ClusterListener messages, Path nodes) {
    public Witness {
        Objects.requireNonNull(listener, "listener");
    }

    public static Witness of(RunListener listener) {
        return new Witness(listener, null, null);
    }

    /** With someone who hears of messages. */
    public Witness with(ClusterListener toldOfMessages) {
        return new Witness(listener, toldOfMessages, nodes);
    }
}
