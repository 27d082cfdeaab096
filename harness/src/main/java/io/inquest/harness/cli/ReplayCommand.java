package io.inquest.harness.cli;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;
import java.util.List;

/** {@code replay DIR}: the same run again. */
final class ReplayCommand implements Command {
    static OptionParser parser() {
        return new OptionParser("replay").flag("messages");
    }

    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        Given given = parser().parse(arguments);
        Path folder = RunFolder.of("replay", given, session);
        try (Plugins plugins = session.plugins()) {
            return session.runs().replay(folder, given.has("messages"), plugins, session);
        }
    }
}
