package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A daemon that does nothing, started on every host to see what can be done to daemons there. */
final class ProbeDaemon {
    private static final String NAME = "inquest-probe";
    /** It ends by itself if nobody else ends it. */
    private static final String SECONDS = "600";

    private final List<Host> hosts;
    private final UndoLog undo;

    ProbeDaemon(List<Host> hosts, UndoLog undo) {
        this.hosts = hosts;
        this.undo = undo;
    }

    /** What is to be seen of one that runs. It may end it, and must let it go on if it pauses it. */
    interface Trial {
        /** @return what was not as it should be, as in {@code n1: …}; empty if all was */
        Optional<String> of(Host host, DaemonStart probe) throws IOException;
    }

    /**
     * Tries it on all hosts, and ends what is left of the probes.
     *
     * @param what what is tried, as in {@code kill processes}
     * @return why it cannot be done here, in a sentence; empty if it was seen to work everywhere
     */
    Optional<String> tryOut(String what, Trial trial) throws IOException {
        return Everywhere.on(hosts, host -> tryOn(host, trial)).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(reason -> "it was tried to " + what + ", and failed: " + reason);
    }

    private Optional<String> tryOn(Host host, Trial trial) throws IOException {
        DaemonStart probe = new DaemonStart(host, NAME, undo, StartTags.next());
        String log = DaemonStart.folder(host, NAME) + "/output.log";
        try {
            probe.begin(new Daemon(NAME, Command.of("sleep", SECONDS), log));
            try {
                return probe.state().runs()
                        ? trial.of(host, probe)
                        : Optional.of(host.name() + ": a process that was started does not run");
            } finally {
                probe.kill();
            }
        } catch (RefusedException refused) {
            return Optional.of(Objects.requireNonNull(refused.getMessage()));
        }
    }
}
