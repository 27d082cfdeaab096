package io.inquest.cluster.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A host that is none: it writes down each command, and answers as it was told. */
final class CannedHost implements Host {
    private final HostFacts facts;
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private volatile Function<Command, CommandResult> answers = command -> said("");

    CannedHost(String name, String address) throws IOException {
        this(name, address, Map.of());
    }

    CannedHost(String name, String address, Map<String, String> key) throws IOException {
        this.facts = new HostFacts(name, InetAddress.getByName(address), "/tmp/inquest", "canned", key);
    }

    static CommandResult said(String output) {
        return new CommandResult(0, output, "");
    }

    static CommandResult failed(String errors) {
        return new CommandResult(1, "", errors);
    }

    CannedHost answering(Function<Command, CommandResult> newAnswers) {
        answers = newAnswers;
        return this;
    }

    /** The commands since this was asked last: words, then what was put in, if anything. */
    List<String> news() {
        List<String> news = new ArrayList<>();
        for (Command command : commands) {
            news.add(command + (command.input().isEmpty() ? "" : "\n" + command.input()));
        }
        commands.clear();
        return news;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) {
        commands.add(command);
        return answers.apply(command);
    }

    @Override
    public void upload(Path from, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void download(String from, Path to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
