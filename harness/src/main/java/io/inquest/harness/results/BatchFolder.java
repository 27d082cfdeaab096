package io.inquest.harness.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of several seeds of one run: {@code summary.json}, and inside it the runs that were not valid. */
public final class BatchFolder {
    private final Path directory;

    BatchFolder(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** A folder for one seed whose run was not valid. */
    public RunFolder createRun(RunSpec spec) throws IOException {
        return new RunFolder(Files.createDirectory(directory.resolve("seed-" + spec.seed())));
    }

    /** Writes {@code summary.json}; again and again while the batch goes on, so that a crash loses little. */
    public void summarize(BatchResult result) throws IOException {
        ObjectNode json = Json.object();
        json.put("schema", RunFolder.SCHEMA);
        json.put("version", Version.current());
        json.set("spec", SpecJson.write(result.spec()));
        json.put("firstSeed", result.firstSeed());
        json.put("lastSeed", result.lastSeed());
        json.put("interrupted", result.interrupted());
        json.set("valid", Json.valid(result.validity()));
        ObjectNode counts = json.putObject("runs");
        counts.put("valid", result.validRuns());
        counts.put("invalid", result.invalidSeeds().size());
        counts.put("unknown", result.unknownSeeds().size());
        longs(json.putArray("invalidSeeds"), result.invalidSeeds());
        longs(json.putArray("unknownSeeds"), result.unknownSeeds());
        ArrayNode checks = json.putArray("checks");
        result.judgements().forEach(judgement -> checks.add(Json.check(judgement)));
        json.put("operations", result.operations());
        json.put("wallMillis", result.wallMillis());
        WholeFile.write(directory.resolve("summary.json"), Json.bytes(json));
    }

    private static void longs(ArrayNode array, Iterable<Long> values) {
        for (long value : values) {
            array.add(value);
        }
    }
}
