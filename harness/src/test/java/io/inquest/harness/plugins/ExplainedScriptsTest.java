package io.inquest.harness.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.results.FaultFile;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.FaultScript;
import io.inquest.nemesis.ScriptedFaults;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inquest explain} shows of each fault in a script can be run. */
class ExplainedScriptsTest {
    private static final String BEGIN = "In a script (--nemesis-file), to have one drawn, or exactly:";

    @TempDir
    Path directory;

    private final Distribution distribution = new Distribution(null, List.of());
    private final Plugins plugins = Plugins.of(distribution);
    private final Battlefield field = field();

    private Battlefield field() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 5, SimulationOptions.DEFAULT);
        SystemProvider store = plugins.system(Index.of(distribution).defaultSystem());
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec option : store.description().options()) {
            options.put(option.name(), option.defaultValue());
        }
        return new Battlefield(world, cluster, store.create(new SystemConfig(options, null), cluster, world));
    }

    @Test
    void everyExampleOfEveryFaultCanBeHad() throws IOException {
        for (FaultKind kind : FaultKinds.load().all()) {
            String name = kind.description().name();
            String text = text(name);
            assertTrue(text.contains(BEGIN), name + " is not shown in a script");
            StringBuilder faults = new StringBuilder("faults:\n");
            int examples = 0;
            for (String line :
                    text.substring(text.indexOf(BEGIN) + BEGIN.length()).lines().toList()) {
                if (line.startsWith("  " + name + ": ")) {
                    faults.append("  - at: ")
                            .append(++examples)
                            .append("\n  ")
                            .append(line)
                            .append('\n');
                } else {
                    assertFalse(line.startsWith("  "), name + " is said in one line: " + line);
                }
            }
            assertTrue(examples >= 2, name);
            FaultScript script = FaultFile.read(Files.writeString(directory.resolve(name + ".yaml"), faults));
            new ScriptedFaults(script, FaultKinds.load()).require(field, 60_000_000_000L);
        }
    }

    private String text(String nemesis) throws IOException {
        String path = "/META-INF/inquest/explain/nemesis/" + nemesis + ".txt";
        try (var in = ExplainedScriptsTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
