package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.Latency;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The folder of one run. What is known is saved as soon as it is known: what was asked for before the run, the history
 * while it goes, the verdict after. A file is there whole or not at all, save the history.
 */
public final class RunFolder {
    /** The version of the layout of {@code run.json} and {@code verdict.json}. */
    public static final int SCHEMA = 1;

    private final Path directory;

    RunFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * A folder that a run has written.
     *
     * @throws NoSuchFileException if it holds no {@code run.json}
     */
    public static RunFolder open(Path directory) throws IOException {
        RunFolder folder = new RunFolder(directory.toRealPath());
        if (!Files.isRegularFile(folder.runJson())) {
            throw new NoSuchFileException(directory.toString(), null, "it holds no run.json, so it is no run's folder");
        }
        return folder;
    }

    public Path directory() {
        return directory;
    }

    public Path history() {
        return directory.resolve("history.jsonl");
    }

    /** What became of each message; of a run that was asked to keep it. */
    public Path messages() {
        return directory.resolve("messages.jsonl");
    }

    /** A new log of messages, written while the run goes on. */
    public MessageLog logMessages(long seed, List<String> nodes, LongSupplier nanoClock) throws IOException {
        return MessageLog.create(messages(), seed, nodes, nanoClock);
    }

    /** One that is not in its place before it is kept. */
    public MessageLog draftMessages(long seed, List<String> nodes, LongSupplier nanoClock) throws IOException {
        return MessageLog.create(draft(), seed, nodes, nanoClock);
    }

    /** Puts the draft in place of an older log, or takes it away. */
    public void endDraft(boolean keep) throws IOException {
        if (keep) {
            Files.move(draft(), messages(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(draft());
        }
    }

    private Path draft() {
        return directory.resolve(".messages.jsonl.part");
    }

    public Path report() {
        return directory.resolve("report.html");
    }

    public Path log() {
        return directory.resolve("inquest.log");
    }

    /** The faults that came, to be run again; there only if any were asked for. */
    public Path faults() {
        return directory.resolve("faults.yaml");
    }

    /** When each operation was due; there only if the run kept to a rate whatever the store did. */
    public Path due() {
        return directory.resolve("due.csv");
    }

    private Path runJson() {
        return directory.resolve("run.json");
    }

    private Path verdictJson() {
        return directory.resolve("verdict.json");
    }

    /** Writes {@code run.json}, before the run. */
    public void begin(RunSpec spec, String object, List<String> nodes) throws IOException {
        ObjectNode json = Json.object();
        json.put("schema", SCHEMA);
        json.put("version", Version.current());
        json.put("object", object);
        json.set("spec", SpecJson.write(spec));
        json.set("nodeNames", Json.tree(nodes));
        WholeFile.write(runJson(), Json.bytes(json));
    }

    /**
     * Adds the timeline of the faults to {@code run.json}; writes {@code verdict.json} and {@code junit.xml}, and then what
     * else there is: {@code faults.yaml}, the faults in the form in which they can be run again, and {@code due.csv}.
     */
    public void end(RunResult result, String digest) throws IOException {
        ObjectNode run = (ObjectNode) Json.read(runJson());
        run.set("faults", FaultTimeline.of(result.history()));
        WholeFile.write(runJson(), Json.bytes(run));

        ObjectNode json = Json.object();
        json.put("schema", SCHEMA);
        json.set("valid", Json.valid(result.validity()));
        json.put("interrupted", result.interrupted());
        json.put("historyDigest", digest);
        json.put("events", result.history().size());
        json.put("virtualNanos", result.virtualNanos());
        json.put("wallMillis", result.wallMillis());
        if (result.latency() != null) {
            json.set("latency", latency(result.latency()));
        }
        var checks = json.putArray("checks");
        for (Judgement judgement : result.judgements()) {
            checks.add(Json.check(judgement));
        }
        WholeFile.write(verdictJson(), Json.bytes(json));
        WholeFile.write(directory.resolve("junit.xml"), JUnitXml.of(result));
        if (!result.spec().nemeses().isEmpty()) {
            WholeFile.write(faults(), RecordedFaults.file(result));
        }
        if (result.latency() != null) {
            DueFile.write(result.latency().due(), due());
        }
    }

    private static ObjectNode latency(Latency latency) {
        ObjectNode json = Json.object();
        json.put("operations", latency.operations());
        json.set("sinceDueNanos", Json.tree(latency.sinceDueNanos()));
        json.set("sinceInvokedNanos", Json.tree(latency.sinceInvokedNanos()));
        json.put("neverBegun", latency.neverBegun());
        return json;
    }

    public RunSpec spec() throws IOException {
        JsonNode json = runTree();
        return SpecJson.read(json.path("spec"));
    }

    /** The whole of {@code run.json}. */
    public JsonNode runTree() throws IOException {
        JsonNode json = Json.read(runJson());
        int schema = json.path("schema").asInt(-1);
        if (schema != SCHEMA) {
            throw new IOException(runJson() + " has schema " + schema + "; this Inquest reads schema " + SCHEMA);
        }
        return json;
    }

    /** The whole of {@code verdict.json}; a missing node if the run did not get so far. */
    public JsonNode verdictTree() throws IOException {
        return Files.exists(verdictJson())
                ? Json.read(verdictJson())
                : Json.object().path("none");
    }

    /** Whether the run was stopped before its end; true also if it never came to a verdict. */
    public boolean wasInterrupted() throws IOException {
        return verdictTree().path("interrupted").asBoolean(true);
    }
}
