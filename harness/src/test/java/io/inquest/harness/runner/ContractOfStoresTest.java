package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.mvcc.MvccProvider;
import io.inquest.systems.primarybackup.PrimaryBackupProvider;
import io.inquest.systems.raft.RaftProvider;
import io.inquest.workloads.KvWorkload;
import io.inquest.workloads.ListAppendWorkload;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.RwRegisterWorkload;
import io.inquest.workloads.Workload;
import io.inquest.workloads.contract.ClientContract;
import io.inquest.workloads.contract.ContractReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of the bundled stores keep to the contract, under kills and pauses, also where the store is weak. */
class ContractOfStoresTest {
    private static final int SEEDS = 3;

    private static Stream<Arguments> stores() {
        return Stream.of(
                Arguments.of(new RaftProvider(), new RegisterWorkload(), Map.of()),
                Arguments.of(new RaftProvider(), new KvWorkload(), Map.of()),
                Arguments.of(new RaftProvider(), new RegisterWorkload(), Map.of("reads", "local")),
                Arguments.of(new PrimaryBackupProvider(), new RegisterWorkload(), Map.of()),
                Arguments.of(
                        new PrimaryBackupProvider(),
                        new RegisterWorkload(),
                        Map.of("replication", "async", "reads", "any")),
                Arguments.of(new MvccProvider(), new ListAppendWorkload(), Map.of()),
                Arguments.of(new MvccProvider(), new RwRegisterWorkload(), Map.of("isolation", "read-committed")));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void isKept(SystemProvider provider, Workload workload, Map<String, String> options) {
        Map<String, String> all = new TreeMap<>();
        for (OptionSpec option : provider.description().options()) {
            all.put(option.name(), option.defaultValue());
        }
        all.putAll(options);
        for (long seed = 1; seed <= SEEDS; seed++) {
            VirtualWorld world = new VirtualWorld(seed);
            SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
            ContractReport report = ClientContract.of(
                            world, cluster, provider.create(new SystemConfig(all, null), cluster, world), workload)
                    .check();
            assertEquals(List.of(), report.broken(), report::toString);
            assertEquals(List.of(), report.notChecked(), report::toString);
        }
    }
}
