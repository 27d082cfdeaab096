package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories that other projects recorded, whose verdicts are known; skipped where they are not at hand. */
class RecordedHistoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void areJudgedAsTheirProjectsJudgeThem() throws IOException {
        Path folder = Path.of("../../shared/histories").toAbsolutePath().normalize();
        assumeTrue(Files.exists(folder.resolve("expected.json")), "skipped: there is no " + folder);
        JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
        List<String> arguments = new ArrayList<>(List.of("check", "--json"));
        Map<String, String> wanted = new LinkedHashMap<>();
        expected.properties().forEach(entry -> {
            if (entry.getValue().path("model").asText().equals("linearizable")) {
                wanted.put(entry.getKey(), entry.getValue().path("valid").asText());
                arguments.add(entry.getKey());
            }
        });
        assertTrue(wanted.size() > 50, "a folder of " + wanted.size() + " is not the one that was meant");
        Console console = Console.run(folder, new NoRuns(), arguments.toArray(new String[0]));
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : console.out.lines().toList()) {
            JsonNode report = JSON.readTree(line);
            found.put(report.path("file").asText(), report.path("valid").asText());
        }
        assertEquals(wanted, found);
        assertEquals(1, console.status, console.err);
    }
}
