package io.inquest.cluster.host;

import io.inquest.cluster.ability.Pauses;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Pauses daemons: by the freezer of cgroup v2 where the daemon has a cgroup of its own, else by {@code SIGSTOP} to every
 * process of it. That it is paused is seen of its processes, never remembered.
 */
final class HostPauses implements HostAbility, Pauses {
    private final HostDaemons daemons;
    private final ProbeDaemon probe;

    HostPauses(HostDaemons daemons, ProbeDaemon probe) {
        this.daemons = daemons;
        this.probe = probe;
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(Pauses.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        return probe.tryOut("pause processes", (host, started) -> {
            if (!started.pause() || !started.state().isPaused()) {
                return Optional.of(host.name() + ": a process that was paused goes on");
            }
            return started.resume() && !started.state().isPaused()
                    ? Optional.empty()
                    : Optional.of(host.name() + ": a process that was resumed does not go on");
        });
    }

    @Override
    public CompletionStage<Boolean> pause(int node) {
        return daemons.pause(node);
    }

    @Override
    public CompletionStage<Boolean> resume(int node) {
        return daemons.resume(node);
    }

    @Override
    public CompletionStage<Boolean> isPaused(int node) {
        return daemons.isPaused(node);
    }
}
