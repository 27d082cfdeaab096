package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.Stops;
import io.inquest.cluster.conformance.AbilityContract;
import io.inquest.cluster.conformance.HostNodes;
import io.inquest.cluster.conformance.Nodes;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("hosts")
final class DockerAbilitiesTest extends AbilityContract {
    @Override
    protected Nodes open(int count) throws IOException {
        return HostNodes.open(new DockerBackend("4"), count, UndoLog.NONE);
    }

    /** The node image has what they need: what was skipped here would be a defect. */
    @Test
    void containersOfTheNodeImageHaveThemAll() {
        for (Class<?> type : List.of(Kills.class, Stops.class, Pauses.class, Partitionable.class)) {
            assertTrue(
                    nodes().cluster().ability(type).isPresent(),
                    () -> nodes().cluster().lacks(type).orElse("?"));
        }
    }
}
