package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.cli.Terminal.Style;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void coloursAreForTerminalsWhoseOwnersWantThem() {
        assertTrue(Terminal.allowsColours(null, "xterm"));
        assertTrue(Terminal.allowsColours("", null));
        assertFalse(Terminal.allowsColours("1", "xterm"));
        assertFalse(Terminal.allowsColours(null, "dumb"));
        assertEquals("text", Terminal.plain(System.out, System.err).paint(Style.RED, "text"));
        Terminal coloured = new Terminal(System.out, System.err, true, true, true, 80);
        assertEquals("\u001b[31mtext\u001b[0m", coloured.paint(Style.RED, "text"));
    }

    @Test
    void aWidthIsUsable() {
        assertEquals(132, Terminal.width("132"));
        assertEquals(40, Terminal.width("3"));
        assertEquals(80, Terminal.width(""));
        assertEquals(80, Terminal.width("wide"));
    }
}
