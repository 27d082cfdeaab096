package io.inquest.cluster.real;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One start of a node's process, known by its handle, from its beginning to its end. */
final class NodeProcess {
    private static final int LAST_LINES = 20;

    private final String name;
    private final Process process;
    private final Path output;
    private final Executor loop;
    private final Consumer<String> log;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean killed;

    private NodeProcess(String name, Process process, Path output, Executor loop, Consumer<String> log) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.loop = loop;
        this.log = log;
    }

    /**
     * Starts the process.
     *
     * @param output where what it prints is appended to
     * @param loop runs a task on the loop, where stages complete
     * @param log told if it ends by itself
     */
    static NodeProcess start(String name, List<String> command, Path output, Executor loop, Consumer<String> log)
            throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        NodeProcess started = new NodeProcess(name, process, output, loop, log);
        Threads.start(name + "'s output", started::readOutput);
        return started;
    }

    /** Completes when the node has started; fails if its process ended before. */
    CompletionStage<Void> ready() {
        return ready;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it at once; completes when it is dead, with true. */
    CompletionStage<Boolean> kill() {
        killed = true;
        process.destroyForcibly();
        return process.onExit().thenApplyAsync(dead -> true, loop);
    }

    void killAndWait() {
        killed = true;
        process.destroyForcibly();
        process.onExit().join();
    }

    private void readOutput() throws InterruptedException {
        ArrayDeque<String> last = new ArrayDeque<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(
                        output, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                last.add(line);
                if (last.size() > LAST_LINES) {
                    last.remove();
                }
                if (line.equals(NodeRuntime.READY)) {
                    loop.execute(() -> ready.complete(null));
                }
            }
        } catch (IOException e) {
            // A process whose output nobody takes would come to a stop at some print: better end it now.
            log.accept(name + "'s output could not be written to " + output + ", so it is killed: " + e);
            process.destroyForcibly();
        }
        int status = process.waitFor();
        if (!killed) {
            log.accept(name + " ended by itself, with status " + status + ": see " + output);
        }
        IllegalStateException early = new IllegalStateException(name + "'s process ended, with status " + status
                + ", before the node had started; the last it printed: " + String.join("\n", last));
        loop.execute(() -> ready.completeExceptionally(early));
    }
}
