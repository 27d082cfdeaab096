package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands of this machine. Each is the leader of a session of its own: Ctrl-C is for the harness alone. */
final class Subprocess {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "local command");
        thread.setDaemon(true);
        return thread;
    });

    private Subprocess() {}

    /** Not yet started. */
    static ProcessBuilder builder(List<String> words, Map<String, String> variables) throws IOException {
        List<String> all = new ArrayList<>(List.of("setsid", "--"));
        all.addAll(words);
        Charset ofWords = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        for (String word : all) {
            requireEncodable(word, ofWords);
        }
        ProcessBuilder builder = new ProcessBuilder(all);
        Map<String, String> environment = builder.environment();
        // it names a folder of this machine, which hosts do not have
        environment.remove("TMPDIR");
        environment.put("PATH", withAdministrators(environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin")));
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            requireEncodable(variable.getValue(), ofWords);
            environment.put(variable.getKey(), variable.getValue());
        }
        return builder;
    }

    /** Java would put question marks in place of what the locale has not got. */
    private static void requireEncodable(String word, Charset charset) throws IOException {
        if (!charset.newEncoder().canEncode(word)) {
            throw new IOException("The word \"" + word + "\" of a command cannot be passed on in the character set "
                    + charset + " of this process. Set LC_ALL=C.UTF-8 and start again.");
        }
    }

    /** Where network tools are is not in every user's path. */
    private static String withAdministrators(String path) {
        StringBuilder all = new StringBuilder(path);
        List<String> had = List.of(path.split(File.pathSeparator));
        for (String folder : List.of("/usr/local/sbin", "/usr/sbin", "/sbin")) {
            if (!had.contains(folder)) {
                all.append(File.pathSeparator).append(folder);
            }
        }
        return all.toString();
    }

    /**
     * Runs a command here to its end, and until nobody has its output open any more. If that takes too long, it is
     * killed with all processes of its session.
     */
    static CommandResult run(String host, Command command, List<String> words) throws IOException {
        Process process = builder(words, command.environment()).start();
        CompletableFuture<String> output = read(process.getInputStream());
        CompletableFuture<String> errors = read(process.getErrorStream());
        write(command.input(), process.getOutputStream());
        try {
            CompletableFuture.allOf(output, errors, process.onExit())
                    .get(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new CommandResult(process.exitValue(), output.join(), errors.join());
        } catch (TimeoutException e) {
            Sessions.kill(process);
            throw new IOException(
                    host + ": \"" + command + "\" took longer than "
                            + command.timeout().toMillis() + " ms and was killed",
                    e);
        } catch (InterruptedException e) {
            Sessions.kill(process);
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted =
                    new InterruptedIOException(host + ": \"" + command + "\" was interrupted and killed");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            Sessions.kill(process);
            throw new IOException(host + ": what \"" + command + "\" said could not be read", e.getCause());
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                THREADS);
    }

    /** A command may end without having read its input. */
    private static void write(String input, OutputStream stream) throws IOException {
        if (input.isEmpty()) {
            stream.close();
            return;
        }
        THREADS.execute(() -> {
            try (stream) {
                stream.write(input.getBytes(UTF_8));
            } catch (IOException unread) {
                // its status says whether that is an error
            }
        });
    }
}
