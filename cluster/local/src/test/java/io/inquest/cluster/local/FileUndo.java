package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A journal in a file, a line an entry, that another process can undo. Small, and for tests. */
final class FileUndo implements UndoLog {
    private static final String UNDONE = "undone";

    private final FileChannel file;
    private final Consumer<String> told;
    private int entries;

    /** @param told of each line that was written */
    FileUndo(Path path, Consumer<String> told) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.told = told;
    }

    @Override
    public synchronized Entry before(HostFacts host, String what, List<Command> undo) throws IOException {
        String number = Integer.toString(entries++);
        List<String> words = new ArrayList<>(
                List.of(number, host.name(), host.address().getHostAddress(), host.home(), host.backend()));
        words.add(Integer.toString(host.key().size()));
        host.key().forEach((key, value) -> words.addAll(List.of(key, value)));
        for (Command command : undo) {
            words.add(Integer.toString(command.words().size()));
            words.addAll(command.words());
        }
        write(words);
        told.accept(what);
        return () -> {
            write(List.of(UNDONE, number));
            told.accept(UNDONE + " " + what);
        };
    }

    private synchronized void write(List<String> words) throws IOException {
        List<String> encoded = words.stream()
                .map(word -> Base64.getEncoder().encodeToString(word.getBytes(UTF_8)))
                .toList();
        // the point ends a whole line
        file.write(ByteBuffer.wrap((String.join(" ", encoded) + " .\n").getBytes(UTF_8)));
        file.force(false);
    }

    /** Undoes what is in it and was not undone, the last first. */
    static void heal(Path path, ClusterProvider provider) throws IOException {
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (String line : Files.readAllLines(path)) {
            if (line.endsWith(" .")) {
                List<String> words = Arrays.stream(
                                line.substring(0, line.length() - 2).split(" ", -1))
                        .map(word -> new String(Base64.getDecoder().decode(word), UTF_8))
                        .toList();
                if (words.get(0).equals(UNDONE)) {
                    open.remove(words.get(1));
                } else {
                    open.put(words.get(0), words);
                }
            }
        }
        List<List<String>> last = new ArrayList<>(open.values());
        Collections.reverse(last);
        for (List<String> words : last) {
            undo(words, provider);
        }
    }

    private static void undo(List<String> words, ClusterProvider provider) throws IOException {
        Iterator<String> next = words.subList(1, words.size()).iterator();
        String name = next.next();
        InetAddress address = InetAddress.getByName(next.next());
        String home = next.next();
        String backend = next.next();
        Map<String, String> key = new TreeMap<>();
        for (int left = Integer.parseInt(next.next()); left > 0; left--) {
            key.put(next.next(), next.next());
        }
        try (Host host = provider.reopen(new HostFacts(name, address, home, backend, key))) {
            while (next.hasNext()) {
                List<String> command = new ArrayList<>();
                for (int left = Integer.parseInt(next.next()); left > 0; left--) {
                    command.add(next.next());
                }
                host.require(Command.of(command));
            }
        } catch (HostGoneException gone) {
            // and with it all that was done to it
        }
    }
}
