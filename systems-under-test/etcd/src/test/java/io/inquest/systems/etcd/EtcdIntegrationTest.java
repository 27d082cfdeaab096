package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.real.RealWorld;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Killable;
import io.inquest.systems.Membership;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemUnderTest;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against three real members on this machine. */
@Timeout(180)
@Tag("hosts")
class EtcdIntegrationTest {
    private static final String PASSWORD = "correct horse battery";

    private final RealWorld world = new RealWorld(use -> new SplittableRandom(1));

    @TempDir
    Path folder;

    private LocalCluster cluster;
    private SystemUnderTest system;
    private EtcdConfig config;

    @BeforeEach
    void needsEtcd() throws Exception {
        boolean installed = List.of("/usr/bin/etcd", "/usr/local/bin/etcd").stream()
                .anyMatch(program -> Files.isExecutable(Path.of(program)));
        Assumptions.assumeTrue(installed, "etcd is not installed: apt-get install etcd-server");
        cluster = new LocalCluster(world, 3, folder);
    }

    @AfterEach
    void end() {
        if (system != null) {
            now(system.tearDown());
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private void start(String... namesAndValues) {
        Map<String, String> options = new TreeMap<>();
        EtcdProvider provider = new EtcdProvider();
        for (OptionSpec option : provider.description().options()) {
            options.put(option.name(), option.defaultValue());
        }
        options.put("client-port", "23790");
        options.put("peer-port", "23800");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        config = EtcdConfig.parse(new SystemConfig(options, null));
        system = provider.create(new SystemConfig(options, null), cluster, world);
        now(system.setUp());
    }

    private <T> T now(CompletionStage<T> stage) {
        world.run(() -> stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    private Completion ask(Client client, int process, String f, Object key, Object value) {
        Completion[] answer = new Completion[1];
        client.invoke(Operation.of(new Actor(process), f, key, value), reply -> answer[0] = reply);
        world.run(() -> answer[0] != null);
        return answer[0];
    }

    private Completion ask(Client client, String f, Object key, Object value) {
        return ask(client, 0, f, key, value);
    }

    private static Completion ok(Object value, String node) {
        return new Completion.Ok(value, node);
    }

    @Test
    void registersSetsAndTransactions() {
        start();
        Client one = system.open(0);
        Client two = system.open(1);
        assertEquals(ok(null, "n1"), ask(one, "read", 1L, null));
        assertEquals(ok(7L, "n1"), ask(one, "write", 1L, 7L));
        assertEquals(ok(7L, "n2"), ask(two, "read", 1L, null));
        assertEquals(ok(List.of(7L, 8L), "n2"), ask(two, "cas", 1L, List.of(7L, 8L)));
        assertEquals(new Completion.Fail("mismatch", "n1"), ask(one, "cas", 1L, List.of(7L, 9L)));
        assertEquals(ok(8L, "n1"), ask(one, "read", 1L, null));
        assertEquals(ok(null, "n1"), ask(one, "write", 1L, null));
        assertEquals(ok(Arrays.asList(null, 5L), "n2"), ask(two, "cas", 1L, Arrays.asList(null, 5L)));

        assertEquals(ok(1L, "n1"), ask(one, "add", "s", 1L));
        assertEquals(ok("x", "n2"), ask(two, "add", "s", "x"));
        assertEquals(ok(List.of(1L, "x"), "n1"), ask(one, "read", "s", null));

        List<Object> asked = List.of(
                List.of("append", 10L, 1L),
                Arrays.asList("r", 10L, null),
                List.of("w", 11L, 4L),
                Arrays.asList("r", 11L, null),
                Arrays.asList("r", 12L, null));
        List<Object> done = List.of(
                List.of("append", 10L, 1L),
                List.of("r", 10L, List.of(1L)),
                List.of("w", 11L, 4L),
                List.of("r", 11L, 4L),
                Arrays.asList("r", 12L, null));
        assertEquals(ok(done, "n1"), ask(one, "txn", null, asked));
        assertEquals(
                ok(List.of(List.of("r", 10L, List.of(1L)), List.of("r", 11L, 4L)), "n2"),
                ask(two, "txn", null, List.of(Arrays.asList("r", 10L, null), Arrays.asList("r", 11L, null))));
        assertInstanceOf(Completion.Fail.class, ask(one, "txn", null, List.of(List.of("inc", 1L, 1L))));
    }

    @Test
    void locks() {
        start();
        Client one = system.open(0);
        Client two = system.open(1);
        Completion.Ok first = assertInstanceOf(Completion.Ok.class, ask(one, 0, "acquire", "l", null));
        assertEquals(new Completion.Fail("held", "n2"), ask(two, 1, "acquire", "l", null));
        assertEquals(new Completion.Fail("not held", "n2"), ask(two, 1, "release", "l", null));
        assertEquals(ok(null, "n1"), ask(one, 0, "release", "l", null));
        assertEquals(new Completion.Fail("not held", "n1"), ask(one, 0, "release", "l", null));
        Completion.Ok second = assertInstanceOf(Completion.Ok.class, ask(two, 1, "acquire", "l", null));
        assertTrue((Long) second.value() > (Long) first.value(), () -> first + " before " + second);
    }

    @Test
    void whatNeverLeftFailedAndWhatWasSentIsUnknown() throws Exception {
        start();
        Client one = system.open(0);
        assertEquals(ok(1L, "n1"), ask(one, "write", 1L, 1L));
        now(cluster.kill(0));
        Completion refused = ask(one, "write", 1L, 2L);
        while (refused instanceof Completion.Unknown) { // before it is seen that the connection is gone
            refused = ask(one, "write", 1L, 2L);
        }
        assertInstanceOf(Completion.Fail.class, refused);
        now(system.ability(Killable.class).orElseThrow().start(0));
        now(system.recover());
        assertEquals(ok(1L, "n1"), ask(one, "read", 1L, null));

        Client two = system.open(1);
        assertEquals(ok(3L, "n2"), ask(two, "write", 1L, 3L));
        cluster.signal(1, "STOP");
        Completion doubt = ask(two, "write", 1L, 4L);
        cluster.signal(1, "CONT");
        assertInstanceOf(Completion.Unknown.class, doubt, doubt::toString);
        assertTrue(doubt.toString().contains("deadline exceeded"), doubt::toString);
    }

    @Test
    void aMemberWithoutAMajorityServesOldValuesOnlyIfAskedTo() throws Exception {
        start("reads", "serializable");
        Client one = system.open(0);
        Client three = system.open(2);
        assertEquals(ok(1L, "n1"), ask(one, "write", 1L, 1L));
        now(system.recover());
        assertEquals(ok(1L, "n3"), ask(three, "read", 1L, null));
        now(cluster.kill(0));
        now(cluster.kill(1));
        assertEquals(ok(1L, "n3"), ask(three, "read", 1L, null));
        Completion refused = ask(three, "write", 1L, 2L);
        while (refused instanceof Completion.Unknown) { // as long as it believes in the leader that it knew
            refused = ask(three, "write", 1L, 2L);
        }
        assertEquals(new Completion.Fail("unavailable: etcdserver: no leader", "n3"), refused);
    }

    @Test
    void knowsWhoLeads() {
        start();
        Primaries primaries = (Primaries) system;
        world.run(() -> primaries.primaries().size() == 1);
        int leader = primaries.primaries().get(0);
        now(cluster.kill(leader));
        world.run(() ->
                primaries.primaries().size() == 1 && !primaries.primaries().contains(leader));
    }

    @Test
    void underTlsWithUsers() throws Exception {
        start("tls", "generated", "tls-clients", "certified", "user-name", "someone", "user-password", PASSWORD);
        Client one = system.open(0);
        Client three = system.open(2);
        assertEquals(ok(1L, "n1"), ask(one, "write", 1L, 1L));
        assertEquals(ok(1L, "n3"), ask(three, "read", 1L, null));
        assertInstanceOf(Completion.Ok.class, ask(one, 0, "acquire", "l", null));
        now(cluster.kill(0));
        now(system.recover());
        Completion again = ask(one, "write", 1L, 2L);
        while (!again.equals(ok(2L, "n1"))) { // before it is seen that the connection and the token are gone
            assertFalse(again.toString().contains(PASSWORD), again::toString);
            again = ask(one, "write", 1L, 2L);
        }
        Membership membership = (Membership) system;
        now(membership.remove(2));
        now(membership.add(2));
        Completion joined = ask(three, "read", 1L, null);
        while (!joined.equals(ok(2L, "n3"))) {
            assertInstanceOf(Completion.Fail.class, joined);
            joined = ask(three, "read", 1L, null);
        }
        Path keys = folder.resolve("n1/etcd-tls");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
        Path key = keys.resolve("member-key.pem");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertFalse(Files.readString(folder.resolve("n1/etcd.log")).contains(PASSWORD));
        now(system.tearDown());
        assertFalse(Files.exists(keys));
    }

    /** Whoever does not show a certificate, or does not log in, is not let in. */
    @Test
    void letsInNobodyElse() throws Exception {
        start("tls", "generated", "user-name", "root", "user-password", PASSWORD);
        assertEquals(ok(1L, "n1"), ask(system.open(0), "write", 1L, 1L));
        Member member = new Member(0, cluster.hosts().get(0), config);
        Connection plain = Connection.to(member.clientAddress(), Optional.empty(), Optional.empty());
        Driver outsider = new Driver(plain, "n1", false, new Locks(60, lease -> {}));
        Completion shutOut = outsider.invoke(Operation.of(new Actor(9), "read", 1L, null));
        outsider.close();
        assertInstanceOf(Completion.Fail.class, shutOut);
        String authority = Files.readString(folder.resolve("n1/etcd-tls/ca.pem"));
        Certificates trusting = new Certificates(authority, List.of(), Optional.empty());
        Connection anonymous =
                Connection.to(member.clientAddress(), Optional.of(trusting.forClients()), Optional.empty());
        Driver nobody = new Driver(anonymous, "n1", false, new Locks(60, lease -> {}));
        Completion refused = nobody.invoke(Operation.of(new Actor(9), "read", 1L, null));
        nobody.close();
        assertEquals(new Completion.Fail("invalid argument: etcdserver: user name is empty", "n1"), refused);
    }

    @Test
    void underTlsWithFilesOfTheUsers() throws Exception {
        List<InetSocketAddress> all = cluster.hosts().stream()
                .map(host -> new InetSocketAddress(host.facts().address(), 1))
                .toList();
        List<String> options = new ArrayList<>();
        GivenFiles.in(folder, all).options().forEach((name, value) -> options.addAll(List.of(name, value)));
        start(options.toArray(String[]::new));
        assertEquals(ok(1L, "n1"), ask(system.open(0), "write", 1L, 1L));
        assertEquals(ok(1L, "n3"), ask(system.open(2), "read", 1L, null));
    }

    @Test
    void runsTheEtcdOfAnArchive() throws Exception {
        Path release = Files.createDirectories(folder.resolve("etcd-v3-linux"));
        Path program = release.resolve("etcd");
        Files.writeString(program, "#!/bin/sh\nexec etcd \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path archive = folder.resolve("etcd.tar.gz");
        Host here = cluster.hosts().get(0);
        here.require(Command.of("tar", "-C", folder.toString(), "-czf", archive.toString(), "etcd-v3-linux"));
        String sum = here.require(Command.of("sha256sum", archive.toString())).substring(0, 64);
        start("tarball", archive.toString(), "tarball-sha256", sum);
        assertEquals(ok(1L, "n1"), ask(system.open(0), "write", 1L, 1L));
        assertTrue(Files.exists(folder.resolve("n3/software/etcd/etcd")));
    }

    @Test
    void replacesAMember() {
        start();
        Client one = system.open(0);
        Client three = system.open(2);
        assertEquals(ok(1L, "n1"), ask(one, "write", 1L, 1L));
        Membership membership = (Membership) system;
        assertEquals(List.of(0, 1, 2), now(membership.members()));
        now(membership.remove(2));
        assertEquals(List.of(0, 1), now(membership.members()));
        assertEquals(false, now(cluster.isRunning(2)));
        assertInstanceOf(Completion.Fail.class, ask(three, "read", 1L, null));
        now(membership.add(2));
        assertEquals(List.of(0, 1, 2), now(membership.members()));
        assertEquals(ok(1L, "n3"), ask(three, "read", 1L, null));
    }
}
