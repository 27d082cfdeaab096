package io.inquest.cluster.docker;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A container. Commands run in it as root. */
final class DockerHost implements Host {
    private static final String FOLDER = "/";

    private final HostFacts facts;
    private final Engine engine;
    private final String container;
    private final boolean ownsEngine;

    /** @param ownsEngine whether the connection to the engine is this host's alone, and ends with it */
    DockerHost(HostFacts facts, Engine engine, String container, boolean ownsEngine) {
        this.facts = facts;
        this.engine = engine;
        this.container = container;
        this.ownsEngine = ownsEngine;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        return new DockerRun(engine, name(), container).run(facts.home(), command);
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        boolean folder = Files.isDirectory(from);
        int slash = to.lastIndexOf('/');
        String below = folder ? to : to.substring(0, Math.max(1, slash));
        Path archive = Files.createTempFile("inquest", ".tar");
        try {
            TarFiles.pack(from, to.substring(slash + 1), archive);
            require(Command.of("mkdir", "-p", "--", below));
            Traffic traffic = new Traffic();
            try (InputStream in = traffic.counted(new BufferedInputStream(Files.newInputStream(archive)))) {
                engine.ask(
                        name(),
                        traffic,
                        client -> client.copyArchiveToContainerCmd(container)
                                .withRemotePath(below)
                                .withTarInputStream(in)
                                .exec());
            }
        } finally {
            Files.delete(archive);
        }
    }

    /** Links to files are followed, in the container; those to folders are not, nor those to nowhere. */
    @Override
    public void download(String from, Path to) throws IOException {
        CommandResult real = run(Command.of("readlink", "-e", "--", from));
        if (!real.succeeded()) {
            throw new IOException(name() + ": there is no " + from);
        }
        fetch(real.output().substring(0, real.output().length() - 1), to);
    }

    private void fetch(String real, Path to) throws IOException {
        Traffic traffic = new Traffic();
        List<String> links = engine.ask(name(), traffic, client -> {
            try (InputStream archive = traffic.counted(
                    client.copyArchiveFromContainerCmd(container, real).exec())) {
                return TarFiles.unpack(archive, to);
            }
        });
        for (String link : links) {
            String path = real + FOLDER + link;
            if (run(Command.of("test", "-f", path)).succeeded()) {
                download(path, to.resolve(link));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (ownsEngine) {
            engine.close();
        }
    }
}
