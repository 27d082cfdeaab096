package io.inquest.cluster.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Host#upload} and {@link Host#download} promise, on the hosts of every backend. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FilesContract {
    private HostPool pool;

    @TempDir
    private Path temp;

    protected abstract Backend backend();

    @BeforeAll
    void open() throws IOException {
        pool = backend().open(1);
    }

    @AfterAll
    void close() throws IOException {
        if (pool != null) {
            pool.close();
        }
    }

    private Host host() {
        return pool.hosts().get(0);
    }

    private String home(String below) {
        return host().facts().home() + "/" + below;
    }

    @Test
    void aFileGoesThereAndBackByteForByte() throws IOException {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        Path file = Files.write(temp.resolve("bytes"), bytes);
        host().upload(file, home("made/for it/bytes"));
        assertEquals("100000\n", host().require(Command.of("stat", "-c", "%s", home("made/for it/bytes"))));
        host().download(home("made/for it/bytes"), temp.resolve("also/made/back"));
        assertArrayEquals(bytes, Files.readAllBytes(temp.resolve("also/made/back")));
    }

    @Test
    void aFileTakesThePlaceOfAnother() throws IOException {
        host().upload(Files.writeString(temp.resolve("old"), "the longer, older contents"), home("place"));
        host().upload(Files.writeString(temp.resolve("new"), "new"), home("place"));
        assertEquals("new", host().require(Command.of("cat", home("place"))));
        Path back = Files.writeString(temp.resolve("back"), "what was here before");
        host().download(home("place"), back);
        assertEquals("new", Files.readString(back));
    }

    @Test
    void whatCanBeExecutedStillCan() throws IOException {
        Path tool = Files.writeString(temp.resolve("tool"), "#!/bin/sh\necho works\n");
        host().upload(tool, home("plain"));
        assertFalse(host().run(Command.of("test", "-x", home("plain"))).succeeded());
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        host().upload(tool, home("tool"));
        assertEquals("works\n", host().require(Command.of(home("tool"))));
        host().download(home("tool"), temp.resolve("tool-back"));
        assertTrue(Files.isExecutable(temp.resolve("tool-back")));
    }

    @Test
    void aFolderGoesThereAndBackWithAllThatIsInIt() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("tree"));
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("a b/größer"));
        Files.writeString(folder.resolve("a b/größer/$name's file"), "deep", UTF_8);
        Files.writeString(folder.resolve("nothing in it"), "");
        Path tool = Files.writeString(folder.resolve("run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));

        host().upload(folder, home("tree"));
        assertEquals("deep", host().require(Command.of("cat", home("tree/a b/größer/$name's file"))));
        host().require(Command.of("test", "-d", home("tree/empty")));
        host().require(Command.of("test", "-x", home("tree/run")));

        Path back = temp.resolve("tree-back");
        host().download(home("tree"), back);
        assertEquals("deep", Files.readString(back.resolve("a b/größer/$name's file")));
        assertEquals("", Files.readString(back.resolve("nothing in it")));
        assertTrue(Files.isDirectory(back.resolve("empty")));
        assertTrue(Files.isExecutable(back.resolve("run")));
        try (var entries = Files.walk(back)) {
            assertEquals(7, entries.count(), "and nothing else");
        }
    }

    @Test
    void aFolderAddsToOneThatIsThere() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("more"));
        Files.writeString(folder.resolve("added"), "1");
        host().require(Command.of("mkdir", "-p", home("target")));
        host().require(Command.of("touch", home("target/had")));
        host().upload(folder, home("target"));
        assertEquals("added\nhad\n", host().require(Command.of("ls", home("target"))));
    }

    /** A link there must not lead to a file here. */
    @Test
    void aLinkIsFollowedThere() throws IOException {
        host().require(Command.of("mkdir", "-p", home("real")));
        host().require(Command.of("ln", "-sfn", home("real"), home("link")));
        host().upload(Files.writeString(temp.resolve("by-link"), "by a link"), home("link/file"));
        assertEquals("by a link", host().require(Command.of("cat", home("real/file"))));
        host().download(home("link"), temp.resolve("of-link"));
        assertEquals("by a link", Files.readString(temp.resolve("of-link/file")));
    }

    @Test
    void whatIsNotThereIsAnErrorThatNamesIt() {
        IOException problem =
                assertThrows(IOException.class, () -> host().download(home("nowhere"), temp.resolve("nowhere")));
        assertTrue(problem.getMessage().contains(home("nowhere")), problem.getMessage());
        assertThrows(IOException.class, () -> host().upload(temp.resolve("not-here"), home("not-here")));
    }
}
