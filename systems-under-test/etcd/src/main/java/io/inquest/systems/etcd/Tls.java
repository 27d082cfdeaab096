package io.inquest.systems.etcd;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether members are reached under TLS, and whose certificates they show.
 *
 * @param certifiedClients whether clients show certificates too
 * @param betweenMembers whether members reach each other under TLS; then they show certificates to each other
 * @param files where the user's are; what is not needed is null
 */
record Tls(Source source, boolean certifiedClients, boolean betweenMembers, Files files) {
    /** Where certificates come from. */
    enum Source {
        NONE,
        GENERATED,
        FILES
    }

    /** PEM files: certificates of authorities, and a certificate and a key for all members and for all clients. */
    record Files(Path authority, Path certificate, Path key, Path clientCertificate, Path clientKey) {}

    private static final String SOURCE = "tls";
    private static final String NONE = "none";
    private static final String GENERATED = "generated";
    private static final String FILES = "files";
    private static final String CLIENTS = "tls-clients";
    private static final String ANONYMOUS = "anonymous";
    private static final String CERTIFIED = "certified";
    private static final String PEERS = "tls-peers";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String AUTHORITY = "tls-ca-file";
    private static final String CERTIFICATE = "tls-cert-file";
    private static final String KEY = "tls-key-file";
    private static final String CLIENT_CERTIFICATE = "tls-client-cert-file";
    private static final String CLIENT_KEY = "tls-client-key-file";

    static List<OptionSpec> options() {
        return List.of(
                new OptionSpec(
                        SOURCE,
                        "whether members are reached under TLS: with certificates made for the run, or from files",
                        List.of(NONE, GENERATED, FILES),
                        NONE),
                new OptionSpec(
                        CLIENTS,
                        "whether members ask clients for certificates",
                        List.of(ANONYMOUS, CERTIFIED),
                        ANONYMOUS),
                new OptionSpec(PEERS, "whether --tls is also for members among each other", List.of(YES, NO), YES),
                file(AUTHORITY, "the authorities' certificates"),
                file(CERTIFICATE, "the certificate of all members"),
                file(KEY, "the key of all members"),
                file(CLIENT_CERTIFICATE, "the certificate of all clients"),
                file(CLIENT_KEY, "the key of all clients, as PKCS#8"));
    }

    private static OptionSpec file(String name, String what) {
        return new OptionSpec(name, "a PEM file with " + what + ", for --" + SOURCE + " " + FILES, List.of(), "");
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Tls parse(SystemConfig config) {
        Source source = source(config.option(SOURCE));
        boolean certified = config.option(CLIENTS).equals(CERTIFIED);
        boolean peers = config.option(PEERS).equals(YES);
        boolean files = source == Source.FILES;
        if (source == Source.NONE && (certified || !peers)) {
            throw new IllegalArgumentException("--" + (certified ? CLIENTS : PEERS) + " has no effect without --"
                    + SOURCE + " " + GENERATED + " or " + FILES);
        }
        return new Tls(
                source,
                certified,
                peers && source != Source.NONE,
                new Files(
                        path(config, AUTHORITY, files),
                        path(config, CERTIFICATE, files),
                        path(config, KEY, files),
                        path(config, CLIENT_CERTIFICATE, files && certified),
                        path(config, CLIENT_KEY, files && certified)));
    }

    boolean isOn() {
        return source != Source.NONE;
    }

    private static Source source(String given) {
        return switch (given) {
            case GENERATED -> Source.GENERATED;
            case FILES -> Source.FILES;
            default -> Source.NONE;
        };
    }

    private static Path path(SystemConfig config, String option, boolean needed) {
        String given = config.option(option);
        String with =
                "--" + SOURCE + " " + FILES + (option.contains("client") ? " --" + CLIENTS + " " + CERTIFIED : "");
        if (needed && given.isEmpty()) {
            throw new IllegalArgumentException(with + " needs --" + option + " FILE");
        }
        if (!needed && !given.isEmpty()) {
            throw new IllegalArgumentException("--" + option + " has no effect without " + with);
        }
        try {
            return needed ? Path.of(given) : null;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--" + option + " " + given + " is no path", e);
        }
    }
}
