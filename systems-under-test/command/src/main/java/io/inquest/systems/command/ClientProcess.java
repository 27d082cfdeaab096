package io.inquest.systems.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client's process, and the threads that wait for it, so that nobody else has to. */
final class ClientProcess {
    /** How long it may take to end once it is asked to. */
    private static final long GRACE_MILLIS = 1_000;

    private static final int LINE_CHARS_MAX = 16 << 20;

    /** Hears what the process says; on threads of its own. Nothing more is read of it before a method returns. */
    interface Ears {
        void line(String line);

        /** It wrote what is no text in UTF-8. */
        void noText();

        void error(String line);

        /** It says nothing more; status is its exit status. */
        void end(int status);
    }

    private final Process process;
    /** Lines; empty for the end. */
    private final BlockingQueue<Optional<String>> toSay = new LinkedBlockingQueue<>();

    private ClientProcess(Process process) {
        this.process = process;
    }

    /** @throws IOException if the program cannot be started */
    static ClientProcess start(List<String> words, String name, Ears ears) throws IOException {
        ClientProcess client = new ClientProcess(new ProcessBuilder(words).start());
        thread(name + " in", client::write);
        thread(name + " errors", () -> read(errors(client.process), ears::error));
        thread(name + " out", () -> {
            try {
                read(answers(client.process), ears::line);
            } catch (CharacterCodingException broken) {
                ears.noText();
            }
            // whoever closes its output has nothing more to say
            client.end();
            ears.end(client.process.waitFor());
        });
        return client;
    }

    /** Sends a line, some time after this returns. */
    void say(String line) {
        toSay.add(Optional.of(line));
    }

    /** Asks it to end, and after a while makes it; returns at once. */
    void end() {
        toSay.add(Optional.empty());
        // whoever outlives its parent is nobody's descendant any more
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            family.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** Completes, on any thread, when it is no more. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    private void write() throws IOException, InterruptedException {
        try (BufferedWriter out = process.outputWriter(StandardCharsets.UTF_8)) {
            for (Optional<String> line = toSay.take(); line.isPresent(); line = toSay.take()) {
                out.write(line.get());
                out.write('\n');
                out.flush();
            }
        }
    }

    /** A character put in the place of what is none would be in a value that nobody has written. */
    private static Reader answers(Process process) {
        return new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8.newDecoder());
    }

    private static Reader errors(Process process) {
        return new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8);
    }

    /** Line by line. One without an end would take all memory; it is cut. */
    private static void read(Reader stream, Consumer<String> heard) throws IOException {
        try (BufferedReader in = new BufferedReader(stream)) {
            StringBuilder line = new StringBuilder();
            for (int character = in.read(); character >= 0; character = in.read()) {
                if (character == '\n' || line.length() == LINE_CHARS_MAX) {
                    heard.accept(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) character);
                }
            }
            if (line.length() > 0) {
                heard.accept(line.toString());
            }
        }
    }

    private interface Waiting {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(String name, Waiting work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // the process is gone: the thread that reads its output says so
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(name + " was interrupted, which nobody does", e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
