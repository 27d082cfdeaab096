package io.inquest.cluster.host;

import io.inquest.cluster.ability.Stops;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Ends daemons by {@code SIGTERM} to every process of them, as service managers do; paused ones are woken to hear it. A
 * daemon that has not ended after {@link DaemonStart#PATIENCE_SECONDS} seconds is an error, and runs on.
 */
final class HostStops implements HostAbility, Stops {
    private final HostDaemons daemons;
    private final ProbeDaemon probe;

    HostStops(HostDaemons daemons, ProbeDaemon probe) {
        this.daemons = daemons;
        this.probe = probe;
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(Stops.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        return probe.tryOut("stop processes", (host, started) -> {
            boolean ran = started.stop(DaemonStart.PATIENCE_SECONDS);
            return ran && !started.state().runs()
                    ? Optional.empty()
                    : Optional.of(host.name() + ": a process that was asked to end runs on");
        });
    }

    @Override
    public CompletionStage<Boolean> stop(int node) {
        return daemons.stop(node);
    }
}
