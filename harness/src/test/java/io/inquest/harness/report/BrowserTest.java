package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report in a real browser, where one is installed. */
class BrowserTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path root;

    @Test
    void aBrowserShowsThePageAndHasNoComplaint() throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no " + String.join(", ", NAMES) + " on the PATH: the page was not opened");
        History history = Runs.staleRead();
        Path report = Report.write(Runs.ended(root, Runs.spec(Runs.STALE_BUG), history, Runs.judge(history), false));
        Path dom = root.resolve("dom.html");
        Path log = root.resolve("browser.log");
        Process process = new ProcessBuilder(command(browser.get(), report))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the browser did not end within " + PATIENCE_SECONDS + " s");
        String shown = Files.readString(dom);
        String said = Files.readString(log);
        assumeTrue(process.exitValue() == 0 && !shown.isBlank(), "the browser cannot run here: " + said);
        assertEquals(
                List.of(), said.lines().filter(line -> line.contains("CONSOLE")).toList());
        assertTrue(shown.contains("raft broke linearizability: process 1's read of key 0 returned 1"), shown);
        assertTrue(shown.contains("◆ w 1"), "the timeline is there");
        assertTrue(shown.contains("How to reproduce"), "the page is there to its end");
    }

    private List<String> command(Path browser, Path report) {
        return List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + root.resolve("profile"),
                "--dump-dom",
                report.toUri().toString());
    }

    private static Optional<Path> browser() {
        List<Path> found = new ArrayList<>();
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(java.io.File.pathSeparator)) {
            for (String name : NAMES) {
                Path file = Path.of(folder).resolve(name);
                if (Files.isExecutable(file)) {
                    found.add(file);
                }
            }
        }
        return found.stream().findFirst();
    }
}
