package io.inquest.cluster.local;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host: the namespaces of a {@link Holder}, entered for each command. */
final class LocalHost implements Host {
    private static final int NOT_FOUND = 127;
    private static final String NO_SUCH_PROGRAM = "inquest-no-such-program";

    private final HostFacts facts;
    private final HostKey key;

    LocalHost(HostFacts facts) throws IOException {
        this.facts = facts;
        this.key = HostKey.of(facts);
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        CommandResult result = whileItLives(() -> Subprocess.run(name(), command, entering(command.words())));
        if (!result.succeeded()) {
            // it may have ended meanwhile, and that be the reason
            requireLiving();
        }
        if (result.status() == NOT_FOUND && result.errors().strip().equals(NO_SUCH_PROGRAM)) {
            throw new IOException(name() + " has no program " + command.words().get(0)
                    + ". Hosts of this machine have its programs: install it here, or bring it with the store.");
        }
        return result;
    }

    private List<String> entering(List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        if (!key.cgroup().isEmpty()) {
            // before its namespace is entered: from inside, what is outside cannot be moved
            words.addAll(Scripts.words("in-cgroup", List.of(key.cgroup())));
        }
        words.add("nsenter");
        words.add("--target=" + key.holder().pid());
        if (!sameUserNamespace()) {
            words.addAll(List.of("--user", "--preserve-credentials"));
        }
        words.addAll(List.of("--mount", "--uts", "--ipc", "--net", "--pid"));
        if (!key.cgroup().isEmpty()) {
            words.add("--cgroup");
        }
        words.add("--");
        List<String> inside = new ArrayList<>(List.of(facts.home()));
        inside.addAll(command);
        words.addAll(Scripts.words("enter", inside));
        return words;
    }

    /** Another one's hosts are reached by the user who made it, from outside. */
    private boolean sameUserNamespace() throws IOException {
        Path own = Path.of("/proc/self/ns/user");
        return Files.readSymbolicLink(own).equals(Files.readSymbolicLink(proc("ns/user")));
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        Path source = from.toRealPath();
        whileItLives(() -> {
            Copies.copy(source, seenFromHere(to));
            return null;
        });
    }

    @Override
    public void download(String from, Path to) throws IOException {
        whileItLives(() -> {
            Path source = seenFromHere(from);
            if (!Files.exists(source)) {
                throw new NoSuchFileException(name() + ":" + from);
            }
            Copies.copy(source, to.toAbsolutePath());
            return null;
        });
    }

    /** Links are followed there first: from here they would lead to files of this machine. */
    private Path seenFromHere(String path) throws IOException {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(path + " is not absolute");
        }
        String real = require(Command.of("realpath", "-z", "-m", "--", path));
        return proc("root" + real.substring(0, real.indexOf('\0')));
    }

    private Path proc(String below) {
        return Path.of("/proc/" + key.holder().pid() + "/" + below);
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    /** Where it has ended, that is what is wrong, whatever was seen of it. */
    private <T> T whileItLives(Work<T> work) throws IOException {
        requireLiving();
        try {
            return work.done();
        } catch (IOException problem) {
            try {
                requireLiving();
            } catch (HostGoneException gone) {
                gone.initCause(problem);
                throw gone;
            }
            throw problem;
        }
    }

    private void requireLiving() throws IOException {
        if (!key.lives()) {
            throw new HostGoneException(name() + " is no more: the process that kept it has ended.");
        }
    }

    @Override
    public void close() {
        // a command at a time: nothing is open
    }
}
