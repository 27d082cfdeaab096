package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.Client;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.contract.ClientContract;
import io.inquest.workloads.contract.ContractReport;
import io.inquest.workloads.memory.InMemoryClient;
import io.inquest.workloads.memory.InMemoryObject;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload's own object has clients that keep to the contract. */
class ContractOfReferencesTest {
    private static List<Workload> workloads() {
        return ServiceLoader.load(Workload.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isKept(Workload workload) {
        VirtualWorld world = new VirtualWorld(1);
        Cluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
        InMemoryObject object = References.ALL.get(workload.name()).correct(1);
        ContractReport report = ClientContract.of(world, cluster, new Store(world, object), workload)
                .check();
        assertEquals(List.of(), report.broken());
    }

    private record Store(VirtualWorld world, InMemoryObject object) implements SystemUnderTest {
        @Override
        public CompletionStage<Void> setUp() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Client open(int worker) {
            return InMemoryClient.delayed(object, world, world.random("client " + worker), 30_000_000);
        }

        @Override
        public CompletionStage<Void> recover() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
