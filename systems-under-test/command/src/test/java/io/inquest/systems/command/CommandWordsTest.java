package io.inquest.systems.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
    private static void assertWords(String typed, String... words) {
        assertEquals(List.of(words), CommandWords.split(typed));
    }

    private static String refusal(String typed) {
        return assertThrows(IllegalArgumentException.class, () -> CommandWords.split(typed))
                .getMessage();
    }

    @Test
    void spacesPartWords() {
        assertWords(" python3  client.py\t--port 1\n", "python3", "client.py", "--port", "1");
    }

    @Test
    void quotesKeepThemTogether() {
        assertWords("a 'b c' \"d e\" f'g h'\"i\"", "a", "b c", "d e", "fg hi");
        assertWords("a '' \"\"", "a", "", "");
    }

    @Test
    void aBackslashMakesPlainWhatFollows() {
        assertWords("a\\ b \\' \"\\\"\\\\\" '\\'", "a b", "'", "\"\\", "\\");
    }

    @Test
    void whatAShellWouldDoIsNotDone() {
        assertWords("a $HOME *.py > x; rm `b` | c &", "a", "$HOME", "*.py", ">", "x;", "rm", "`b`", "|", "c", "&");
    }

    @Test
    void whatIsNoCommandIsRefused() {
        assertTrue(refusal(" ").contains("names no program"));
        assertTrue(refusal("a 'b").contains("has a ' at character 3 that is not closed"));
        assertTrue(refusal("a \\").contains("ends in a backslash"));
    }
}
