package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.sftp.SFTPClient;

/** A machine at the far end of an SSH connection. */
final class SshHost implements Host {
    /** $1: the harness's own folder there; $2: who is to have a folder in it. */
    private static final String STAGE =
            "stage=$(mktemp -d \"$1/stage-XXXXXX\") && chown -- \"$2\" \"$stage\" && printf %s \"$stage\"";

    /** OpenSSH allows ten sessions on a connection; one is left for killing what takes too long. */
    private static final int SESSIONS_MAX = 8;

    private final HostFacts facts;
    private final Connection connection;
    private final List<String> first;
    private final Semaphore sessions = new Semaphore(SESSIONS_MAX, true);
    private final ExecutorService threads;

    /** @param sudo whether every command goes through {@code sudo -n} */
    SshHost(HostFacts facts, Connection connection, boolean sudo) {
        this.facts = facts;
        this.connection = connection;
        this.first = sudo ? List.of("sudo", "-n", "--") : List.of();
        this.threads = threads(facts.name());
    }

    /** Threads that do not keep the program from ending. */
    static ExecutorService threads(String name) {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "ssh-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        return run(first, command);
    }

    private CommandResult run(List<String> ahead, Command command) throws IOException {
        begin();
        try {
            return new RemoteRun(connection, ahead, facts.home(), threads).run(command);
        } finally {
            sessions.release();
        }
    }

    private void begin() throws IOException {
        try {
            sessions.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(name() + ": interrupted");
        }
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        if (first.isEmpty()) {
            transfer(files -> files.upload(from, to));
            return;
        }
        // files come as the user who logged in, who cannot write everywhere
        String stage = stage();
        try {
            transfer(files -> files.upload(from, stage + "/it"));
            String folder = to.substring(0, Math.max(1, to.lastIndexOf('/')));
            require(Command.of("mkdir", "-p", "--", folder));
            require(Command.of("cp", "-RT", "--preserve=mode", "--", stage + "/it", to));
        } finally {
            require(Command.of("rm", "-rf", "--", stage));
        }
    }

    @Override
    public void download(String from, Path to) throws IOException {
        if (first.isEmpty()) {
            transfer(files -> files.download(from, to));
            return;
        }
        String stage = stage();
        try {
            CommandResult there = run(Command.of("test", "-e", from));
            if (!there.succeeded()) {
                throw new IOException(name() + ": there is no " + from);
            }
            require(Command.of("cp", "-RHT", "--preserve=mode", "--", from, stage + "/it"));
            require(Command.of("chown", "-R", user(), stage));
            transfer(files -> files.download(stage + "/it", to));
        } finally {
            require(Command.of("rm", "-rf", "--", stage));
        }
    }

    /** A folder of the user who logged in; it goes with the harness's own in the end, if nobody removes it before. */
    private String stage() throws IOException {
        String stage = require(Command.of("sh", "-c", STAGE, "inquest-stage", facts.home(), user()));
        if (!run(List.of(), Command.of("test", "-w", stage)).succeeded()) {
            throw new IOException(name() + ": files on their way there come to " + stage
                    + ", and the user who logged in cannot enter it: chmod a+x the folders above it");
        }
        return stage;
    }

    /** The number of the user who logged in. */
    private String user() throws IOException {
        CommandResult asked = run(List.of(), Command.of("id", "-u"));
        if (!asked.succeeded()) {
            throw new IOException(name() + ": who is logged in could not be found out: "
                    + asked.errors().strip());
        }
        return asked.output().strip();
    }

    private interface Transfer {
        void by(RemoteFiles files) throws IOException;
    }

    private void transfer(Transfer transfer) throws IOException {
        begin();
        try (SFTPClient client = connection.files()) {
            transfer.by(new RemoteFiles(client));
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException problem) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException(name() + ": interrupted");
            }
            throw new IOException(name() + ": " + problem.getMessage(), problem);
        } finally {
            sessions.release();
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        connection.close();
    }
}
