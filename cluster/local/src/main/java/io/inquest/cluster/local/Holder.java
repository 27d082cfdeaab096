package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that pins namespaces: their process 1, which lives as long as the pipe from this process to its standard
 * input. So they end with this process, however it ends.
 */
final class Holder {
    private static final long END_SECONDS_MAX = 10;

    private final String name;
    private final Process outer;
    private final BufferedReader said;
    private final OutputStream pipe;
    private final ProcessMark mark;

    private Holder(String name, Process outer, BufferedReader said, ProcessMark mark) {
        this.name = name;
        this.outer = outer;
        this.said = said;
        this.pipe = outer.getOutputStream();
        this.mark = mark;
    }

    /**
     * Starts one. It does nothing yet: what it takes to end it can be written down before {@link #begin}.
     *
     * @param cgroup the folder of the control group that it is in, or empty
     * @param script what it does then: says {@code here}, waits for a line, says {@code ready}, waits for the end
     */
    static Holder start(String name, String cgroup, List<String> namespaces, List<String> script) throws IOException {
        List<String> words = new ArrayList<>();
        if (!cgroup.isEmpty()) {
            words.addAll(Scripts.words("in-cgroup", List.of(cgroup)));
        }
        words.add("unshare");
        words.addAll(namespaces);
        words.addAll(List.of("--fork", "--kill-child", "--"));
        words.addAll(script);
        Process outer = Subprocess.builder(words, Map.of()).start();
        BufferedReader said = outer.inputReader(UTF_8);
        try {
            expect(name, outer, said, "here");
            ProcessMark mark = outer.children()
                    .findFirst()
                    .flatMap(child -> ProcessMark.of(child.pid()))
                    .orElseThrow(() -> new IOException(name + " ended while it was set up"));
            return new Holder(name, outer, said, mark);
        } catch (IOException | RuntimeException e) {
            // its child goes with it
            outer.destroyForcibly();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /** The process that pins the namespaces. */
    ProcessMark mark() {
        return mark;
    }

    /** Lets it set itself up. */
    void begin() throws IOException {
        pipe.write('\n');
        pipe.flush();
    }

    /** Waits until it has. */
    void ready() throws IOException {
        expect(name, outer, said, "ready");
    }

    private static void expect(String name, Process outer, BufferedReader said, String word) throws IOException {
        String line = said.readLine();
        if (!word.equals(line)) {
            // not by the Process, which would close what there is to read
            outer.toHandle().destroyForcibly();
            String errors = new String(outer.getErrorStream().readAllBytes(), UTF_8).strip();
            throw new IOException(name + " could not be set up"
                    + (errors.isEmpty()
                            ? "; " + outer.info().commandLine().orElse("unshare") + " said nothing"
                            : ": " + errors)
                    + ". Namespaces need root, or user namespaces; \"inquest doctor\" says what is missing.");
        }
    }

    /** Ends it, without waiting. */
    void end() {
        try {
            pipe.close();
        } catch (IOException gone) {
            // there is nobody at the other end
        }
    }

    /** Waits, after {@link #end}, until it and all in its namespaces have ended. */
    void awaitEnd() throws IOException {
        try {
            outer.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // whatever holds it up, its end is certain now
            outer.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException(name + "'s end cannot be waited for", e.getCause());
        } catch (InterruptedException e) {
            outer.destroyForcibly();
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while " + name + " ended");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
