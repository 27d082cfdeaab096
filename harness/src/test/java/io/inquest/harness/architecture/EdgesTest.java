package io.inquest.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.inquest.harness.architecture.Avoid.avoid;
import static io.inquest.harness.architecture.Production.ALL;
import static io.inquest.harness.architecture.Production.CLASSES;

import org.junit.jupiter.api.Test;

/** What only the edge of the real world may touch, wherever in the program the code is. */
class EdgesTest {
    private static final String REAL = "this is the real world";
    private static final String CLIENT_COMMANDS = "io.inquest.systems.command..";
    private static final String WORKER_THREAD = "io.inquest.systems.WorkerThread";
    private static final String WATCH = "io.inquest.workloads.contract.Watch";

    @Test
    void theWallClock() {
        hold(avoid(
                Hazards.CLOCK,
                new Allowance("io.inquest.cluster.real..", "", REAL),
                new Allowance(WATCH, "System.nanoTime", "how long a call to a client takes that may never end"),
                new Allowance(
                        "io.inquest.harness.campaign..", "", "says how long things took; flushes what is written"),
                new Allowance("io.inquest.harness.cli..", "", "hands the clock to what needs one"),
                new Allowance("io.inquest.checkers.CheckContext", "System.nanoTime", "the default clock of budgets")));
    }

    @Test
    void randomnessOfItsOwn() {
        hold(avoid(
                Hazards.RANDOMNESS,
                new Allowance("io.inquest.harness.cli.Cli", "SecureRandom", "the seed when nobody gives one"),
                new Allowance(
                        "io.inquest.harness.hosts.HostField", "SecureRandom", "tells hosts from those of others")));
    }

    @Test
    void threads() {
        hold(avoid(
                Hazards.THREADS,
                new Allowance(
                        "io.inquest.history.HistoryReader",
                        "",
                        "parts of a file side by side; what is read does not depend on it"),
                new Allowance("io.inquest.cluster.real..", "", REAL),
                new Allowance("io.inquest.cluster.host..", "", REAL),
                new Allowance("io.inquest.cluster.local..", "", REAL),
                new Allowance("io.inquest.cluster.docker..", "", REAL),
                new Allowance("io.inquest.cluster.ssh..", "", REAL),
                new Allowance("io.inquest.harness.hosts..", "", "hears from the threads of the real world"),
                new Allowance(WATCH, "", "interrupts a client that keeps the loop"),
                new Allowance(CLIENT_COMMANDS, "", "hears what clients' processes say"),
                new Allowance("io.inquest.systems.etcd..", "", "its calls wait, and have deadlines"),
                new Allowance("io.inquest.systems.BlockingClient", "", "lets drivers wait that know no other way"),
                new Allowance(WORKER_THREAD, "", "threads for drivers that wait"),
                new Allowance(
                        "io.inquest.harness.campaign..",
                        "",
                        "a thread for each of several runs; the one that waits for Ctrl-C"),
                new Allowance("io.inquest.checkers.linear.Workers", "", "keys side by side"),
                new Allowance("io.inquest.checkers.linear.Decider", "", "sums over keys side by side"),
                new Allowance("io.inquest.checkers.linear.Race", "", "engines side by side")));
    }

    @Test
    void parallelStreams() {
        hold(avoid(Hazards.PARALLEL_STREAMS));
    }

    @Test
    void otherProcesses() {
        hold(avoid(
                Hazards.OTHER_PROCESSES,
                new Allowance("io.inquest.cluster.real..", "", REAL),
                new Allowance("io.inquest.cluster.local..", "", "a command is run on a host by one here"),
                new Allowance(CLIENT_COMMANDS, "", "a client is a process of the user's own"),
                new Allowance(
                        "io.inquest.systems.etcd.GeneratedCertificates",
                        "",
                        "the JDK makes certificates by its keytool only")));
    }

    @Test
    void classesThatDataName() {
        hold(avoid(
                Hazards.NAMED_CLASSES,
                new Allowance(
                        "io.inquest.harness.plugins.Providers",
                        "Class.forName",
                        "the services of the program's own jars, from the index made at build"),
                new Allowance(WORKER_THREAD, "Method.invoke", "constant names, which older JDKs do not have"),
                new Allowance("io.inquest.harness.cli.WarmUp", "Class.forName", "one constant name, to load it")));
    }

    @Test
    void theUsersLanguage() {
        hold(avoid(Hazards.USERS_LANGUAGE));
    }

    private static void hold(Avoid condition) {
        classes().that(ALL).should(condition).check(CLASSES);
    }
}
