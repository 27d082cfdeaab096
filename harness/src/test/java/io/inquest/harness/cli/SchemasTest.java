package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.harness.results.FaultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas in {@code docs/} say of the files that runs write what these hold, all of it. */
class SchemasTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    Path directory;

    /** The schema as it is, but that an object has no fields but those it tells of. */
    private static JsonSchema strict(String name) throws IOException {
        JsonNode schema = MAPPER.readTree(
                docs().resolve("schemas/" + name + ".schema.json").toFile());
        close(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("docs/schemas"))) {
            folder = folder.getParent();
        }
        assertNotNull(
                folder, "there is no docs/schemas in or above " + Path.of("").toAbsolutePath());
        return folder.resolve("docs");
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(SchemasTest::close);
    }

    private static List<String> breaches(String schema, Path file) throws IOException {
        return breaches(schema, MAPPER.readTree(file.toFile()));
    }

    private static List<String> breaches(String schema, JsonNode tree) throws IOException {
        return strict(schema).validate(tree).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private Path run(String... options) throws IOException {
        boolean scripted = List.of(options).contains("--nemesis-file");
        List<String> rhythm = scripted ? List.of() : List.of("--fault-lasts", "0.5..1");
        String[] arguments = Stream.of(List.of("run", "--quiet", "--time-limit", "6s"), rhythm, List.of(options))
                .flatMap(List::stream)
                .toArray(String[]::new);
        Console console = Console.run(directory, new Simulations(), arguments);
        assertEquals("", console.err);
        return directory.resolve("results/latest").toRealPath();
    }

    @Test
    void aRunsFilesAreAsTheirSchemasSay() throws IOException {
        Path run = run("--seed", "1", "--model", "atomic", "--nemesis", "partition,kill,pause,clock");
        assertEquals(List.of(), breaches("run", run.resolve("run.json")));
        assertEquals(List.of(), breaches("verdict", run.resolve("verdict.json")));
    }

    @Test
    void soAreABatchsAndThoseOfAnInvalidRun() throws IOException {
        Path batch = run("--seeds", "1..3", "--bug", "ack-before-commit");
        assertEquals(List.of(), breaches("summary", batch.resolve("summary.json")));
        try (Stream<Path> seeds = Files.list(batch).filter(Files::isDirectory)) {
            List<Path> invalid = seeds.toList();
            assertFalse(invalid.isEmpty());
            for (Path seed : invalid) {
                assertEquals(List.of(), breaches("run", seed.resolve("run.json")));
                assertEquals(List.of(), breaches("verdict", seed.resolve("verdict.json")));
            }
        }
    }

    @Test
    void soIsThatOfARunWithAScriptAndOfTheFaultsItWrites() throws IOException {
        Path file = Files.writeString(directory.resolve("f.yaml"), """
                faults:
                  - {at: 1s, lasts: 1s, partition: {shape: primary}}
                  - {at: 3, kill: {targets: one}}
                """);
        assertEquals(List.of(), breaches("nemesis", yaml(file)));
        Path run = run("--seed", "1", "--nemesis-file", "f.yaml");
        assertTrue(Files.readString(run.resolve("run.json")).contains("\"script\""));
        assertEquals(List.of(), breaches("run", run.resolve("run.json")));
        assertEquals(List.of(), breaches("nemesis", yaml(run.resolve("faults.yaml"))));
        Path batch = run("--seeds", "1..2", "--nemesis-file", "f.yaml");
        assertTrue(Files.readString(batch.resolve("summary.json")).contains("\"script\""));
        assertEquals(List.of(), breaches("summary", batch.resolve("summary.json")));
    }

    @Test
    void aScriptIsRefusedWhereItsSchemaRefusesIt() throws IOException {
        for (String good : List.of(
                "{at: 5, kill: {}}",
                "{at: 1.25s, until: 2m, kill: null}",
                "{at: 300ms, lasts: 0.5, partition: {cut: [[n1, n2]]}}")) {
            Path file = Files.writeString(directory.resolve("f.yaml"), "faults:\n  - " + good + "\n");
            assertEquals(List.of(), breaches("nemesis", yaml(file)), good);
            assertEquals(1, FaultFile.read(file).entries().size());
        }
        for (String bad : List.of(
                "{kill: {}}",
                "{at: 5}",
                "{at: soon, kill: {}}",
                "{at: -1, kill: {}}",
                "{at: 5, lasts: 1, until: 6, kill: {}}",
                "{at: 5, kill: {}, pause: {}}",
                "{at: 5, lasts: 1, kill: {}, pause: {}}",
                "{at: 5, lasts: 1}",
                "{at: 5, kill: n1}",
                "kill")) {
            Path file = Files.writeString(directory.resolve("f.yaml"), "faults:\n  - " + bad + "\n");
            assertFalse(breaches("nemesis", yaml(file)).isEmpty(), bad);
            assertThrows(IllegalArgumentException.class, () -> FaultFile.read(file), bad);
        }
        for (String bad : List.of("fault: []", "faults: {}", "[]", "{faults: [], seed: 1}")) {
            Path file = Files.writeString(directory.resolve("f.yaml"), bad + "\n");
            assertFalse(breaches("nemesis", yaml(file)).isEmpty(), bad);
            assertThrows(IllegalArgumentException.class, () -> FaultFile.read(file), bad);
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return YAML.readTree(file.toFile());
    }

    @Test
    void theEventsOfNodesAreAllNamed() throws IOException {
        Set<String> words = new TreeSet<>();
        for (NodeEvent event : NodeEvent.values()) {
            words.add(event.word());
        }
        words.removeAll(Set.of("note", "detail")); // records of their own
        Set<String> named = new TreeSet<>();
        JsonNode schema =
                MAPPER.readTree(docs().resolve("schemas/messages.schema.json").toFile());
        for (JsonNode record : schema.findParents("event")) {
            record.path("event").path("examples").forEach(example -> named.add(example.asText()));
        }
        assertEquals(words, named);
        String row = Files.readString(docs().resolve("files.md"))
                .lines()
                .filter(line -> line.startsWith("| `node` | `node`, `event`"))
                .findFirst()
                .orElseThrow();
        words.forEach(word -> assertTrue(row.contains("`" + word + "`"), word));
    }

    /** Or the tests above say nothing. */
    @Test
    void aFieldThatIsMissingOrNotToldOfIsSeen() throws IOException {
        ObjectNode run = (ObjectNode)
                MAPPER.readTree(run("--seed", "1").resolve("run.json").toFile());
        ((ObjectNode) run.path("spec")).remove("seed");
        ((ObjectNode) run.path("spec")).put("weather", "fine");
        assertEquals(2, breaches("run", run).size(), () -> run.toString());
    }
}
