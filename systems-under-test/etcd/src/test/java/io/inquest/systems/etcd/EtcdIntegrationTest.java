package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private final RealWorld world = new RealWorld(use -> new SplittableRandom(1));

    @TempDir
    Path folder;

    private LocalCluster cluster;
    private SystemUnderTest system;

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
