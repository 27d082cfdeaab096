package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Where on a host its certificates are, for its administrator alone. */
record TlsFolder(Host host) {
    private static final String AUTHORITY = "ca.pem";
    private static final String CERTIFICATE = "member.pem";
    private static final String KEY = "member-key.pem";

    private String folder() {
        return host.facts().home() + "/etcd-tls";
    }

    private String path(String file) {
        return folder() + "/" + file;
    }

    /** Brings them. Waits. */
    void fill(String authority, Identity member) throws IOException {
        clear();
        host.require(Command.of("mkdir", "-p", host.facts().home()));
        host.require(Command.of("mkdir", "-m", "700", folder()));
        bring(AUTHORITY, authority);
        bring(CERTIFICATE, member.certificate());
        bring(KEY, member.key());
    }

    private void bring(String file, String text) throws IOException {
        Path here = Files.createTempFile(
                "inquest-", ".pem", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(here, text, StandardCharsets.UTF_8);
            host.upload(here, path(file));
        } finally {
            Files.delete(here);
        }
        host.require(Command.of("chmod", "600", path(file)));
    }

    /** Takes them away. Waits. */
    void clear() throws IOException {
        host.require(Command.of("rm", "-rf", folder()));
    }

    /** How etcd is told of them; nothing without TLS. */
    List<String> arguments(Tls tls) {
        List<String> arguments = new ArrayList<>();
        if (tls.isOn()) {
            arguments.add("--cert-file=" + path(CERTIFICATE));
            arguments.add("--key-file=" + path(KEY));
        }
        if (tls.certifiedClients()) {
            arguments.add("--client-cert-auth");
            arguments.add("--trusted-ca-file=" + path(AUTHORITY));
        }
        if (tls.betweenMembers()) {
            arguments.add("--peer-cert-file=" + path(CERTIFICATE));
            arguments.add("--peer-key-file=" + path(KEY));
            arguments.add("--peer-client-cert-auth");
            arguments.add("--peer-trusted-ca-file=" + path(AUTHORITY));
        }
        return arguments;
    }
}
