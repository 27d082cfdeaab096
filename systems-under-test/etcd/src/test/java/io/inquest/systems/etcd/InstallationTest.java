package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.cluster.host.RefusedException;
import io.inquest.cluster.host.Tarball;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of a host that has, or has not, an etcd. */
class InstallationTest {
    private static final String PACKAGES = "inquest-packages /home/iq/packages etcd-server";
    private final Installation whatIsThere = new Installation(Optional.empty());

    @Test
    void anEtcdThatIsThereIsUsedAsItIs() throws Exception {
        ToldHost host = new ToldHost(true);
        whatIsThere.install(host);
        assertEquals(List.of("etcd --version"), host.told);
        assertEquals("etcd", whatIsThere.program(host));
    }

    @Test
    void whereThereIsNoneThePackageIsInstalledAndTried() throws Exception {
        ToldHost host = new ToldHost(false);
        whatIsThere.install(host);
        assertEquals(List.of("etcd --version", PACKAGES, "etcd --version"), host.told);
    }

    @Test
    void aPackageThatIsNotToBeHadIsSaid() {
        ToldHost host = new ToldHost(false);
        host.offersPackages = false;
        RefusedException refused = assertThrows(RefusedException.class, () -> whatIsThere.install(host));
        assertEquals(
                "n1: etcd-server could not be installed: apt-get said: E: Unable to locate package etcd-server",
                refused.getMessage());
        assertEquals(List.of("etcd --version", PACKAGES), host.told);
    }

    @Test
    void anArchiveIsTakenInsteadOfWhatIsThere() throws Exception {
        String sum = "0".repeat(64);
        Installation archive =
                new Installation(Optional.of(Tarball.url(URI.create("http://127.0.0.1/etcd.tar.gz"), sum)));
        ToldHost host = new ToldHost(true);
        archive.install(host);
        assertEquals("/home/iq/software/etcd/etcd", archive.program(host));
        assertEquals(
                List.of("inquest-tarball /home/iq/software/etcd " + sum, "/home/iq/software/etcd/etcd --version"),
                host.told,
                "it was unpacked before");
    }
}
