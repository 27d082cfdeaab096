package io.inquest.systems.etcd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a user has in files: an authority, a certificate for members at all of some addresses, and one for clients. */
record GivenFiles(Path folder) {
    static GivenFiles in(Path folder, List<InetSocketAddress> members) throws IOException {
        Certificates made = GeneratedCertificates.make(List.of(members), true);
        GivenFiles files = new GivenFiles(folder);
        files.write("ca.pem", made.authority());
        files.write("cert.pem", made.members().get(0).certificate());
        files.write("key.pem", made.members().get(0).key());
        files.write("client-cert.pem", made.client().orElseThrow().certificate());
        files.write("client-key.pem", made.client().orElseThrow().key());
        return files;
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** The options that name them. */
    Map<String, String> options() {
        Map<String, String> options = new TreeMap<>(Map.of("tls", "files", "tls-clients", "certified"));
        for (String file : List.of("ca", "cert", "key", "client-cert", "client-key")) {
            options.put("tls-" + file + "-file", folder.resolve(file + ".pem").toString());
        }
        return options;
    }
}
