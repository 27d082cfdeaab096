package io.inquest.cluster.host;

import io.inquest.cluster.ability.Kills;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Kills daemons: every process of them, by {@code SIGKILL}. */
final class HostKills implements HostAbility, Kills {
    private final HostDaemons daemons;
    private final ProbeDaemon probe;

    HostKills(HostDaemons daemons, ProbeDaemon probe) {
        this.daemons = daemons;
        this.probe = probe;
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(Kills.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        return probe.tryOut("kill processes", (host, started) -> {
            boolean ran = started.kill();
            return ran && !started.state().runs()
                    ? Optional.empty()
                    : Optional.of(host.name() + ": a process that was killed runs on");
        });
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        return daemons.kill(node);
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return daemons.isRunning(node);
    }
}
