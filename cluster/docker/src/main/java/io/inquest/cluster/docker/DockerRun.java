package io.inquest.cluster.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.inquest.cluster.host.Announcement;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one command in a container to its end. */
final class DockerRun extends ResultCallback.Adapter<Frame> {
    private static final int POLL_MILLIS = 5;
    private static final String ROOT = "0";
    private static final String INPUT = "bytes=$1; shift; head -c \"$bytes\" | \"$@\"";

    private final Engine engine;
    private final String name;
    private final String container;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    DockerRun(Engine engine, String name, String container) {
        this.engine = engine;
        this.name = name;
        this.container = container;
    }

    /** The library's own way to wait a while hangs up in the end. */
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @Override
    public void onComplete() {
        super.onComplete();
        ended.complete(null);
    }

    @Override
    public void onError(Throwable problem) {
        super.onError(problem);
        ended.completeExceptionally(problem);
    }

    @Override
    public void onNext(Frame frame) {
        ByteArrayOutputStream to = frame.getStreamType() == StreamType.STDERR ? errors : output;
        to.writeBytes(frame.getPayload());
    }

    /** @param folder where it runs, if that is there */
    CommandResult run(String folder, Command command) throws IOException {
        byte[] input = command.input().getBytes(StandardCharsets.UTF_8);
        Command announcing = told(input.length, Announcement.announcing(folder, command));
        String exec = engine.ask(
                name,
                client -> client.execCreateCmd(container)
                        .withCmd(announcing.words().toArray(String[]::new))
                        .withEnv(variables(command.environment()))
                        .withUser(ROOT)
                        .withAttachStdin(input.length > 0)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId());
        engine.ask(name, client -> {
            ExecStartCmd start = client.execStartCmd(exec);
            return (input.length == 0 ? start : start.withStdIn(new ByteArrayInputStream(input))).exec(this);
        });
        try (this) {
            if (!awaitBeginning()) {
                throw new IOException(
                        name + ": the Docker engine at " + engine.address() + " has not begun \"" + command
                                + "\" within " + engine.limits().command().toMillis() / 1000.0
                                + " s; it was given up, and whether it runs yet is not known");
            }
            if (!awaitEnd(command.timeout().toMillis())) {
                throw new IOException(name + ": \"" + command + "\" took longer than "
                        + command.timeout().toMillis() / 1000.0 + " s" + killed());
            }
        } catch (InterruptedException interrupted) {
            String end = killed();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(name + ": interrupted while \"" + command + "\" ran" + end);
        } catch (RuntimeException broken) {
            throw new IOException(
                    name + ": the engine broke off while \"" + command
                            + "\" ran; whether it did its work is not known (" + Engine.said(broken) + ")",
                    broken);
        }
        return Announcement.result(
                name,
                command,
                status(command, exec),
                output.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    /** The library has no way to say that the input is at its end, so the far end is told how long it is. */
    private static Command told(int bytes, Command command) {
        return bytes == 0
                ? command
                : command.behind(List.of("sh", "-c", INPUT, "inquest-input", Integer.toString(bytes)));
    }

    private static List<String> variables(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList();
    }

    /** The engine may say that output ended a moment before it knows how the command did. */
    private int status(Command command, String exec) throws IOException {
        InspectExecResponse end =
                engine.ask(name, client -> client.inspectExecCmd(exec).exec());
        for (long polls = engine.limits().command().toMillis() / POLL_MILLIS;
                polls > 0 && Boolean.TRUE.equals(end.isRunning());
                polls--) {
            if (!paused()) {
                break;
            }
            end = engine.ask(name, client -> client.inspectExecCmd(exec).exec());
        }
        Long status = end.getExitCodeLong();
        if (status == null || Boolean.TRUE.equals(end.isRunning())) {
            throw new IOException(name + ": how \"" + command + "\" ended is not known");
        }
        return Math.toIntExact(status);
    }

    /** Whether a moment has passed; it has not where this thread is to end. */
    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A command's time counts from when it runs: what was given up before could begin to run afterwards. */
    private boolean awaitBeginning() throws InterruptedException {
        for (long polls = engine.limits().command().toMillis() / POLL_MILLIS; polls > 0; polls--) {
            if (announced().isPresent() || awaitEnd(POLL_MILLIS)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it ended within that time. */
    private boolean awaitEnd(long millis) throws InterruptedException {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause().getMessage(), broken.getCause());
        }
    }

    private Optional<Announcement> announced() {
        return Announcement.in(output.toString(StandardCharsets.UTF_8));
    }

    /** Kills what runs; how that went, as the end of a sentence. */
    private String killed() {
        // a thread that was interrupted could not wait for the kill
        boolean interrupted = Thread.interrupted();
        try {
            Optional<Announcement> process = announced();
            if (process.isEmpty()) {
                close();
                return " and had not begun; it was given up";
            }
            DockerRun kill = new DockerRun(engine, name, container);
            String exec = engine.ask(
                    name,
                    client -> client.execCreateCmd(container)
                            .withCmd(process.get().kill().words().toArray(String[]::new))
                            .withUser(ROOT)
                            .withAttachStderr(true)
                            .exec()
                            .getId());
            engine.ask(name, client -> client.execStartCmd(exec).exec(kill));
            long millis = engine.limits().command().toMillis();
            if (!kill.awaitEnd(millis)) {
                return "; whether it runs on is not known: nor did the Docker engine at " + engine.address()
                        + " say that it was killed";
            }
            return awaitEnd(millis)
                    ? ", and was killed"
                    : ", and was killed; something that it started still writes to its output";
        } catch (IOException | RuntimeException problem) {
            return "; whether it runs on is not known: " + problem.getMessage();
        } catch (InterruptedException again) {
            interrupted = true;
            return "; whether it runs on is not known";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
