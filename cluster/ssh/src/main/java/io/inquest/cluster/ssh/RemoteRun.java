package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Announcement;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** Runs one command to its end, over a session of its own. */
final class RemoteRun {
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);
    private static final Duration BEGINNING = Duration.ofSeconds(20);
    private static final int BEGINNING_POLL_MILLIS = 5;
    private static final long ROOM_POLL_NANOS = 2_000_000;
    private static final int SIGNALLED = 128;

    private final Connection connection;
    private final List<String> first;
    private final String folder;
    private final Executor threads;

    /** Whether what takes too long is killed: what kills is not, or there would be no end of it. */
    private final boolean kills;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /**
     * @param first words ahead of every command, as {@code sudo -n}
     * @param folder where commands run, once that is there
     * @param threads for reading what it says while it reads what it is told
     */
    RemoteRun(Connection connection, List<String> first, String folder, Executor threads) {
        this(connection, first, folder, threads, true);
    }

    private RemoteRun(Connection connection, List<String> first, String folder, Executor threads, boolean kills) {
        this.folder = folder;
        this.kills = kills;
        this.connection = connection;
        this.first = first;
        this.threads = threads;
    }

    CommandResult run(Command command) throws IOException {
        CommandLine line = CommandLine.of(first, Announcement.announcing(folder, command));
        Session session = connection.session();
        try {
            return run(command, session, line);
        } finally {
            closeQuietly(session);
        }
    }

    private CommandResult run(Command command, Session session, CommandLine line) throws IOException {
        Session.Command running;
        try {
            running = session.exec(line.text());
        } catch (IOException problem) {
            throw broken(command, problem);
        }
        CompletableFuture<Void> said = CompletableFuture.allOf(
                read(running.getInputStream(), output), read(running.getErrorStream(), errors), ended(running));
        threads.execute(() -> tell(running, line.input()));
        try {
            awaitBeginning(said);
            said.get(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(name() + ": \"" + command + "\" took longer than "
                    + command.timeout().toMillis() / 1000.0 + " s" + killed(said));
        } catch (InterruptedException interrupted) {
            String end = killed(said);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(name() + ": interrupted while \"" + command + "\" ran" + end);
        } catch (ExecutionException problem) {
            throw broken(command, problem.getCause());
        }
        return result(command, running);
    }

    private CommandResult result(Command command, Session.Command running) throws IOException {
        String told = errors.toString(StandardCharsets.UTF_8);
        Integer status = running.getExitStatus();
        if (status == null && running.getExitSignal() == null) {
            throw broken(command, new IOException("the session ended without a status"));
        }
        int code = status == null ? SIGNALLED + number(running.getExitSignal()) : status;
        return Announcement.result(name(), command, code, output.toString(StandardCharsets.UTF_8), told);
    }

    /**
     * A command's time counts from when it runs: what was given up before could begin to run afterwards.
     *
     * @throws TimeoutException if it has not begun after a long while
     */
    private void awaitBeginning(CompletableFuture<Void> said)
            throws InterruptedException, ExecutionException, TimeoutException {
        int polls = 0;
        while (announced().isEmpty() && !said.isDone()) {
            polls++;
            if (polls > BEGINNING.toMillis() / BEGINNING_POLL_MILLIS) {
                throw new TimeoutException();
            }
            try {
                said.get(BEGINNING_POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // looked at again
            }
        }
    }

    private Optional<Announcement> announced() {
        return Announcement.in(output.toString(StandardCharsets.UTF_8));
    }

    /** Kills what runs; how that went, as the end of a sentence. */
    private String killed(CompletableFuture<Void> said) {
        if (!kills) {
            return " and was given up";
        }
        // a thread that was interrupted could not wait for the kill
        boolean interrupted = Thread.interrupted();
        try {
            Optional<Announcement> process = announced();
            if (process.isEmpty()) {
                return " and had not begun; it was given up";
            }
            Command kill = process.get().kill().withTimeout(LAST_WORDS);
            new RemoteRun(connection, first, folder, threads, false).run(kill);
            said.get(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
            return ", and was killed";
        } catch (IOException | ExecutionException problem) {
            return "; whether it runs on is not known: " + problem.getMessage();
        } catch (TimeoutException late) {
            return ", and was killed; something that it started still writes to its output";
        } catch (InterruptedException again) {
            interrupted = true;
            return "; whether it runs on is not known";
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private IOException broken(Command command, Throwable problem) {
        if (Thread.currentThread().isInterrupted()) {
            return new InterruptedIOException(name() + ": interrupted while \"" + command + "\" ran");
        }
        return new IOException(
                name() + ": the connection to " + connection.endpoint().place() + " broke while \"" + command
                        + "\" ran; whether it did its work is not known (" + problem.getMessage() + ")",
                problem);
    }

    private CompletableFuture<Void> read(InputStream from, ByteArrayOutputStream to) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        from.transferTo(to);
                    } catch (IOException problem) {
                        throw new UncheckedIOException(problem);
                    }
                },
                threads);
    }

    private CompletableFuture<Void> ended(Session.Command running) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        running.join();
                    } catch (IOException problem) {
                        throw new UncheckedIOException(problem);
                    }
                },
                threads);
    }

    /**
     * Writes the input, as much at a time as the far end has room for: SSHJ's streams have locks, and one that waits
     * for room would hold up all that goes over the connection if the command ended meanwhile. It need not read it.
     */
    private static void tell(Session.Command running, String input) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        try (OutputStream to = running.getOutputStream()) {
            int done = 0;
            while (done < bytes.length && running.isOpen()) {
                int room = (int) Math.min(running.getRemoteWinSize(), bytes.length - done);
                if (room > 0) {
                    to.write(bytes, done, room);
                    to.flush();
                    done += room;
                } else {
                    LockSupport.parkNanos(ROOM_POLL_NANOS);
                }
            }
        } catch (IOException notRead) {
            // as with a pipe that nobody reads: what came of the command is known by its status
        }
    }

    private static void closeQuietly(Session session) {
        try {
            session.close();
        } catch (IOException broken) {
            // the next one to use the connection finds out
        }
    }

    private static int number(Signal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case ILL -> 4;
            case ABRT -> 6;
            case FPE -> 8;
            case KILL -> 9;
            case USR1 -> 10;
            case SEGV -> 11;
            case USR2 -> 12;
            case PIPE -> 13;
            case ALRM -> 14;
            case TERM -> 15;
            case UNKNOWN -> 0;
        };
    }

    private String name() {
        return connection.endpoint().name();
    }
}
