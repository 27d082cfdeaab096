package io.inquest.cluster.host;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that does nothing: it records what it is asked, and answers as it was told to. */
final class RecordingHost implements Host {
    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<String> files = new CopyOnWriteArrayList<>();
    private final HostFacts facts;
    private final Answers answers;

    /** What a command comes to. */
    interface Answers {
        CommandResult to(Command command) throws java.io.IOException;
    }

    RecordingHost(String name, Answers answers) {
        this.facts = new HostFacts(name, InetAddress.getLoopbackAddress(), "/home/of/" + name, "recording", Map.of());
        this.answers = answers;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws java.io.IOException {
        commands.add(command);
        return answers.to(command);
    }

    @Override
    public void upload(Path from, String to) {
        files.add("up " + from.getFileName() + " " + to);
    }

    @Override
    public void download(String from, Path to) {
        files.add("down " + from + " " + to.getFileName());
    }

    @Override
    public void close() {}

    /** The words after a script's text. */
    List<List<String>> scripts() {
        return commands.stream()
                .map(command -> command.words().subList(3, command.words().size()))
                .toList();
    }
}
