package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas in {@code docs/} say of the files that runs write what these hold, all of it. */
class SchemasTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path directory;

    /** The schema as it is, but that an object has no fields but those it tells of. */
    private static JsonSchema strict(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("docs/schemas"))) {
            folder = folder.getParent();
        }
        assertNotNull(
                folder, "there is no docs/schemas in or above " + Path.of("").toAbsolutePath());
        JsonNode schema = MAPPER.readTree(
                folder.resolve("docs/schemas/" + name + ".schema.json").toFile());
        close(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
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
        String[] arguments = Stream.concat(
                        Stream.of("run", "--quiet", "--time-limit", "6s", "--fault-lasts", "0.5..1"),
                        Stream.of(options))
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
