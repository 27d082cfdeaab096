package io.inquest.harness.cli;

import io.inquest.harness.plugins.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command line in a test: what was printed, and the exit status. Time stands still, fresh seeds are 7. */
final class Console {
    final int status;
    final String out;
    final String err;

    private Console(int status, String out, String err) {
        this.status = status;
        this.out = out;
        this.err = err;
    }

    static Console run(Path directory, Runs runs, String... arguments) {
        return run(new Distribution(null, List.of()), directory, runs, arguments);
    }

    static Console run(String... arguments) {
        return run(Path.of(""), new Simulations(), arguments);
    }

    static Console run(Distribution distribution, Path directory, Runs runs, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.plain(stream(out), stream(err));
        Session session = new Session(
                terminal,
                distribution,
                directory,
                runs,
                () -> 7,
                () -> 0,
                Map.of(
                        "XDG_STATE_HOME",
                        directory.resolve("state").toAbsolutePath().toString()));
        int status = Cli.run(List.of(arguments), session);
        return new Console(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
