package io.inquest.harness.cli;

import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;
import java.util.List;

/** {@code replay DIR}: the same run again. */
final class ReplayCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        Path folder = RunFolder.of("replay", arguments, session);
        try (Plugins plugins = session.plugins()) {
            return session.runs().replay(folder, plugins, session);
        }
    }
}
