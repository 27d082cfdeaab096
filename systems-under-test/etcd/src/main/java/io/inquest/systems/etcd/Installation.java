package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.Packages;
import io.inquest.cluster.host.RefusedException;
import io.inquest.cluster.host.Tarball;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which etcd runs on a host: the one of an archive; else the one that is there, or Debian's where there is none.
 *
 * @param tarball with a folder that has the program in it, as etcd's releases have
 */
record Installation(Optional<Tarball> tarball) {
    private static final String TARBALL = "tarball";
    private static final String SUM = "tarball-sha256";
    private static final String PROGRAM = "etcd";
    private static final String PACKAGE = "etcd-server";

    static List<OptionSpec> options() {
        return List.of(
                new OptionSpec(
                        TARBALL,
                        "a release of etcd to run instead of the one that is there: a file here, or an http or https"
                                + " address that each host fetches",
                        List.of(),
                        ""),
                new OptionSpec(SUM, "the SHA-256 of --" + TARBALL, List.of(), ""));
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Installation parse(SystemConfig config) {
        String given = config.option(TARBALL);
        String sum = config.option(SUM);
        if (given.isEmpty() && sum.isEmpty()) {
            return new Installation(Optional.empty());
        }
        if (given.isEmpty() || sum.isEmpty()) {
            throw new IllegalArgumentException("--" + TARBALL + " and --" + SUM
                    + " go together: an archive is used only if it is known to be the right one");
        }
        boolean isAddress = given.startsWith("http://") || given.startsWith("https://");
        return new Installation(
                Optional.of(isAddress ? Tarball.url(address(given), sum) : Tarball.file(Path.of(given), sum)));
    }

    /** Whatever is wrong with it, it is not repeated: a password may be in it. */
    private static URI address(String given) {
        URI address;
        try {
            address = new URI(given);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--" + TARBALL + " is no address: " + e.getReason());
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("--" + TARBALL + " has a user's name or password in it, and is written"
                    + " down with the run: take an address that needs none, or a file");
        }
        return address;
    }

    /** How etcd is called on the host. */
    String program(Host host) {
        return tarball.isPresent() ? host.facts().home() + "/software/" + PROGRAM + "/" + PROGRAM : PROGRAM;
    }

    /** Leaves an etcd that is there as it is. Waits. */
    void install(Host host) throws IOException {
        Command version = Command.of(program(host), "--version");
        if (tarball.isPresent()) {
            tarball.get().install(host, PROGRAM, 1);
            if (!works(host, version)) {
                throw new RefusedException(host.name() + ": --" + TARBALL
                        + " has no folder with a program named etcd in it that runs there");
            }
        } else if (!works(host, version)) {
            Packages.install(host, List.of(PACKAGE));
            host.require(version);
        }
    }

    private static boolean works(Host host, Command version) {
        try {
            return host.run(version).succeeded();
        } catch (IOException noSuchProgram) {
            return false; // or no such host, as the next step will say
        }
    }
}
