package io.inquest.cluster.host;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeImage;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bundled stores on hosts: a Java process a node. */
final class HostPrograms implements HostAbility, ProgramHost {
    private static final int JAVA_MIN = 17;
    private static final Pattern VERSION = Pattern.compile("version \"(\\d+)");

    private final Hosts hosts;
    private final World world;
    private final Consumer<String> log;

    HostPrograms(Hosts hosts, World world, Consumer<String> log) {
        this.hosts = hosts;
        this.world = world;
        this.log = log;
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(ProgramHost.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        for (Host host : hosts.hosts()) {
            if (java(host).isEmpty()) {
                return Optional.of("bundled stores need Java " + JAVA_MIN + " or newer, and " + host.name()
                        + " has none: install openjdk-17-jre-headless there");
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean showsPrograms() {
        return false;
    }

    @Override
    public <M> Deployment<M> deploy(NodeImage image, Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec) {
        return new HostDeployment<>(hosts, world, image, codec, log);
    }

    /** The host's Java: this process's, where the host has the same one, else the one on its path. */
    static Optional<String> java(Host host) throws IOException {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String java : List.of(own, "java")) {
            if (isJava(host, java)) {
                return Optional.of(java);
            }
        }
        return Optional.empty();
    }

    private static boolean isJava(Host host, String java) throws IOException {
        // a host says in its own way that there is no such program; env says it with a status
        CommandResult result = host.run(Command.of("env", java, "-version"));
        Matcher version = VERSION.matcher(result.errors() + result.output());
        return result.succeeded() && version.find() && Integer.parseInt(version.group(1)) >= JAVA_MIN;
    }
}
