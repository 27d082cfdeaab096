package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueFileTest {
    @TempDir
    Path directory;

    private long[] read(String text) throws IOException {
        Path file = directory.resolve("due.csv");
        Files.writeString(file, text);
        return DueFile.read(file, 3);
    }

    @Test
    void whatIsSaidOfOtherEventsIsPassedOver() throws IOException {
        assertArrayEquals(
                new long[] {DueFile.NEVER, 7, DueFile.NEVER}, read("index,due\n1,7\n3,8\n-1,9\n2000000000,1\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index;due\n",
                "index,due\n1",
                "index,due\n1,",
                "index,due\n,7\n",
                "index,due\n1,7,8\n",
                "index,due\n1,99999999999999999999\n"
            })
    void whatIsNoSuchFileIsRefusedWithASentence(String text) {
        assertThrows(IOException.class, () -> read(text));
    }

    @Test
    void whatWasCutOffIsRefused() throws IOException {
        assertEquals(
                "it ends within line 2",
                assertThrows(IOException.class, () -> read("index,due\n1,7")).getMessage());
    }
}
