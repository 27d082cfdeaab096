package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.checkers.Validity;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of several runs: {@code summary.json}, {@code junit.xml}, and inside it, of simulated ones, the first that
 * were not valid; of real ones, all.
 */
public final class BatchFolder {
    private static final String SUMMARY = "summary.json";

    private final Path directory;

    BatchFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * A folder that a batch has written.
     *
     * @throws NoSuchFileException if it holds no {@code summary.json}
     */
    public static BatchFolder open(Path directory) throws IOException {
        BatchFolder folder = new BatchFolder(directory.toRealPath());
        if (!isBatch(folder.directory)) {
            throw new NoSuchFileException(directory.toString(), null, "it holds no summary.json, so it is no batch's");
        }
        return folder;
    }

    /** Whether a folder holds what a batch has written. */
    public static boolean isBatch(Path directory) {
        return Files.isRegularFile(directory.resolve(SUMMARY));
    }

    public Path directory() {
        return directory;
    }

    public Path report() {
        return directory.resolve("report.html");
    }

    /** A folder for a run of one seed; several runs of it have several. */
    public RunFolder createRun(RunSpec spec) throws IOException {
        int copy = 1;
        while (Files.exists(seedDirectory(spec.seed(), copy))) {
            copy++;
        }
        return new RunFolder(Files.createDirectory(seedDirectory(spec.seed(), copy)));
    }

    /** The folder of a seed's first run that was not valid; empty if there is none, or none that was written out. */
    public Optional<RunFolder> run(long seed) {
        return run(seed, Validity.INVALID, 0).or(() -> run(seed, Validity.UNKNOWN, 0));
    }

    /** The folder of a seed's run with this verdict, after so many others of the same. */
    public Optional<RunFolder> run(long seed, Validity verdict, int before) {
        int left = before;
        for (int copy = 1; Files.isDirectory(seedDirectory(seed, copy)); copy++) {
            RunFolder run = new RunFolder(seedDirectory(seed, copy));
            if (verdict(run) == verdict && left-- == 0) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private static Validity verdict(RunFolder run) {
        try {
            return Json.validity(run.verdictTree().path("valid"));
        } catch (IOException broken) {
            return Validity.UNKNOWN;
        }
    }

    private Path seedDirectory(long seed, int copy) {
        return directory.resolve("seed-" + seed + (copy == 1 ? "" : "-" + copy));
    }

    /** What was found first in a run; empty if that is not written down, or cannot be read any more. */
    public Optional<Evidence> evidence(long seed, Validity verdict, int before) {
        try {
            Optional<RunFolder> run = run(seed, verdict, before);
            return run.isEmpty() ? Optional.empty() : Evidence.of(run.get().verdictTree());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The whole of {@code summary.json}. */
    public JsonNode summaryTree() throws IOException {
        JsonNode json = Json.read(directory.resolve(SUMMARY));
        int schema = json.path("schema").asInt(-1);
        if (schema != RunFolder.SCHEMA) {
            throw new IOException(directory.resolve(SUMMARY) + " has schema " + schema + "; this Inquest reads schema "
                    + RunFolder.SCHEMA);
        }
        return json;
    }

    /** What was asked for, with the first seed. */
    public RunSpec spec() throws IOException {
        return SpecJson.read(summaryTree().path("spec"));
    }

    /** Writes what there is at the end of the batch. */
    public void end(BatchResult result) throws IOException {
        summarize(result);
        WholeFile.write(directory.resolve("junit.xml"), BatchJUnitXml.of(result, this::evidence));
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
        json.put("repeats", result.repeats());
        ObjectNode recurrence = json.putObject("recurrence");
        recurrence.set("invalid", new Recurrence(result.invalidSeeds().size(), result.runs()).json());
        ObjectNode anomalies = recurrence.putObject("findings");
        result.findings().forEach((type, runs) -> anomalies.set(type, new Recurrence(runs, result.runs()).json()));
        ArrayNode checks = json.putArray("checks");
        result.judgements().forEach(judgement -> checks.add(Json.check(judgement)));
        json.put("operations", result.operations());
        json.put("wallMillis", result.wallMillis());
        WholeFile.write(directory.resolve(SUMMARY), Json.bytes(json));
    }

    private static void longs(ArrayNode array, Iterable<Long> values) {
        for (long value : values) {
            array.add(value);
        }
    }
}
