package io.inquest.cluster.conformance;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.cluster.world.World;

final class SimulatedAbilitiesTest extends AbilityContract {
    @Override
    protected Nodes open(int count) {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, count, SimulationOptions.DEFAULT);
        Deployment<String> deployment = cluster.deploy(context -> new Idle(), new NoMessages());
        return new Nodes() {
            @Override
            public World world() {
                return world;
            }

            @Override
            public Cluster cluster() {
                return cluster;
            }

            @Override
            public void start(int node) {
                deployment.start(node);
                Stages.get(world, deployment.started(node));
            }

            @Override
            public void close() {
                // it is memory only
            }
        };
    }

    private static final class Idle implements NodeProgram<String> {
        @Override
        public void onStart() {
            // it waits for messages that never come
        }

        @Override
        public void onMessage(int from, String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public void onRequest(int client, String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public void onTimer(long timer) {
            throw new IllegalStateException("timer " + timer);
        }
    }

    private static final class NoMessages implements Codec<String> {
        @Override
        public byte[] encode(String message) {
            throw new IllegalStateException(message);
        }

        @Override
        public String decode(byte[] bytes) {
            throw new IllegalStateException("a message");
        }
    }
}
