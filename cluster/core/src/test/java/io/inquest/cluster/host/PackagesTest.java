package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With programs that stand for Debian's, so that nothing is installed. */
@Timeout(120)
final class PackagesTest {
    private static final String QUERY = """
        #!/bin/sh
        [ -f "$STATE/installed/$4" ] && printf 'ii =%s' "$(cat "$STATE/installed/$4")"
        """;
    private static final String APT = """
        #!/bin/sh
        echo "apt-get $*" >>"$STATE/calls"
        case "$*" in
        *update*) touch "$STATE/updated"; exit ;;
        esac
        if [ -f "$STATE/stale" ] && [ ! -f "$STATE/updated" ]; then
            echo "E: Unable to locate package" >&2
            exit 100
        fi
        invoke-rc.d store start && deb-systemd-invoke start store && systemctl start store || exit 3
        while [ "$1" != -- ]; do shift; done
        shift
        for name in "$@"; do
            case $name in
            broken*) echo "E: broken is broken" >&2; exit 100 ;;
            *=*) echo "${name#*=}" >"$STATE/installed/${name%%=*}" ;;
            *) echo 1.0 >"$STATE/installed/$name" ;;
            esac
        done
        """;

    @TempDir
    private Path temp;

    private Path state;
    private ThisMachine host;

    @BeforeEach
    void begin() throws IOException {
        state = temp.resolve("state");
        Files.createDirectories(state.resolve("installed"));
        Path programs = Files.createDirectories(temp.resolve("programs"));
        program(programs.resolve("dpkg-query"), QUERY);
        program(programs.resolve("apt-get"), APT);
        for (String starter : List.of("invoke-rc.d", "deb-systemd-invoke", "systemctl")) {
            program(programs.resolve(starter), "#!/bin/sh\necho a service was started >>\"$STATE/calls\"\nexit 1\n");
        }
        host = new ThisMachine(
                "n1",
                temp.resolve("home"),
                Map.of("STATE", state.toString(), "PATH", programs + ":" + System.getenv("PATH")));
    }

    @Test
    void whatIsInstalledIsLeftAsItIs() throws IOException {
        installed("etcd-server", "3.4");
        assertEquals(List.of(), Packages.install(host, List.of("etcd-server", "etcd-server=3.4")));
        assertEquals(List.of(), Packages.install(host, List.of()));
        assertEquals(List.of(), calls());
    }

    @Test
    void onlyWhatIsMissingIsInstalledAndNoServiceStarts() throws IOException {
        assumeWritable();
        installed("curl", "7");
        installed("redis", "6");
        assertEquals(
                List.of("etcd-server", "redis=7"), Packages.install(host, List.of("curl", "etcd-server", "redis=7")));
        List<String> calls = calls();
        assertEquals(1, calls.size(), calls.toString());
        assertTrue(calls.get(0).endsWith("--no-install-recommends install -- etcd-server redis=7"), calls.get(0));
        assertEquals(List.of(), Packages.install(host, List.of("curl", "etcd-server", "redis=7")));
        assertEquals(calls, calls());
    }

    @Test
    void staleListsAreBroughtUpToDate() throws IOException {
        assumeWritable();
        Files.createFile(state.resolve("stale"));
        assertEquals(List.of("etcd-server"), Packages.install(host, List.of("etcd-server")));
        assertEquals(3, calls().size(), calls().toString());
        assertEquals("apt-get -q update", calls().get(1));
    }

    @Test
    void aFailureSaysWhatAptSaid() {
        assumeWritable();
        RefusedException refused =
                assertThrows(RefusedException.class, () -> Packages.install(host, List.of("broken-store")));
        assertEquals(
                "n1: broken-store could not be installed: apt-get said: E: broken is broken", refused.getMessage());
    }

    @Test
    void whatIsNoNameIsRefused() {
        for (String name : List.of("-o", "a b", "x;reboot", "a", "", "Upper")) {
            assertThrows(IllegalArgumentException.class, () -> Packages.install(host, List.of(name)), name);
        }
    }

    private static void assumeWritable() {
        assumeTrue(
                Files.isWritable(Path.of("/var/lib/dpkg")), "installing needs root and Debian: skipped without them");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void installed(String name, String version) throws IOException {
        Files.writeString(state.resolve("installed").resolve(name), version);
    }

    private List<String> calls() throws IOException {
        Path calls = state.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
