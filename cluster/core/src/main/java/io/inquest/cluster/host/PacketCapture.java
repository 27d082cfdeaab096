package io.inquest.cluster.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Packets of all hosts, captured there by {@code tcpdump}. It is none of the {@link Daemons}: no fault ends or pauses
 * it. Used from the world's loop.
 */
public final class PacketCapture {
    private static final String NAME = "tcpdump";
    private static final HostTool TOOL = new HostTool(NAME, NAME);
    private static final Script BEGUN = Script.of("capture", "daemon-look.sh", "capture-begun.sh");

    private final Hosts hosts;
    private final UndoLog undo;
    private final List<String> filter;
    private final int snapBytes;
    private final List<OnHost> running = new ArrayList<>();

    /**
     * @param undo where it is written how to end the captures
     * @param filter what to capture, in the words of {@code tcpdump}'s filters, such as {@code tcp}, {@code port},
     *     {@code 2379}; empty for all
     * @param snapBytes how much of each packet is kept; 0 for all of it
     */
    public PacketCapture(Hosts hosts, UndoLog undo, List<String> filter, int snapBytes) {
        this.hosts = hosts;
        this.undo = undo;
        this.filter = List.copyOf(filter);
        this.snapBytes = snapBytes;
        for (String word : filter) {
            if (word.startsWith("-")) {
                throw new IllegalArgumentException("\"" + word + "\" is no word of a filter of packets");
            }
        }
    }

    /** Begins everywhere; completes when each is seen to capture, or fails saying why one does not. */
    public CompletionStage<Void> start() {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (Host host : hosts.hosts()) {
            String tag = StartTags.next();
            // of its own, so that what an earlier capture wrote is not taken for this one's
            String file = DaemonStart.folder(host, NAME) + "/" + tag + ".pcap";
            OnHost capture = new OnHost(host, new DaemonStart(host, NAME, undo, tag), file);
            running.add(capture);
            all = all.thenCombine(hosts.waiting(() -> begin(capture)), (earlier, begun) -> null);
        }
        return all;
    }

    /**
     * Ends it everywhere and fetches the packets, to {@code nodes/NODE/packets.pcap} in the folder.
     *
     * @return what went wrong, a sentence each; never fails
     */
    public CompletionStage<List<String>> stop(Path results) {
        NodeFolders folders = new NodeFolders(results);
        CompletionStage<List<String>> all = CompletableFuture.completedFuture(List.of());
        for (OnHost capture : running) {
            CompletionStage<List<String>> ended = hosts.waiting(() -> end(capture, folders))
                    .exceptionally(failure -> List.of("the packets of " + capture.host.name()
                            + " could not be fetched: " + failure.getMessage()));
            all = all.thenCombine(ended, LogCollection::joined);
        }
        running.clear();
        return all;
    }

    private Void begin(OnHost capture) throws IOException {
        Host host = capture.host;
        String log = DaemonStart.folder(host, NAME) + "/output.log";
        List<String> words = new ArrayList<>(List.of(
                // -U and immediate mode: what was captured is in the file at once, also if it is killed
                "tcpdump",
                "-i",
                "any",
                "-n",
                "-U",
                "--immediate-mode",
                // it could not write there as another user
                "-Z",
                "root",
                "-s",
                Integer.toString(snapBytes),
                "-w",
                capture.file));
        words.addAll(filter);
        try {
            capture.start.begin(new Daemon(NAME, Command.of(words), log));
            capture.start.await(BEGUN, "does not capture", capture.file, log);
            return null;
        } catch (IOException failed) {
            Optional<String> missing = TOOL.missing(host);
            throw missing.isPresent() ? new IOException(missing.get(), failed) : failed;
        }
    }

    private static List<String> end(OnHost capture, NodeFolders folders) {
        List<String> failures = new ArrayList<>();
        try {
            if (!capture.start.stop(DaemonStart.PATIENCE_SECONDS)) {
                failures.add("the capture of packets on " + capture.host.name() + " had ended before its time");
            }
        } catch (IOException e) {
            failures.add(e.getMessage());
        }
        folders.download(capture.host, capture.file, "packets.pcap").ifPresent(failures::add);
        return failures;
    }

    private record OnHost(Host host, DaemonStart start, String file) {}
}
