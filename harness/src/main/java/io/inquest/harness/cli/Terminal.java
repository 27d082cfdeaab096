package io.inquest.harness.cli;

import io.inquest.harness.secrets.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The two streams that a person or a script reads, and what is known of the reader.
 *
 * @param out results; always UTF-8
 * @param err errors and progress; always UTF-8
 * @param outInteractive whether a person watches {@code out}
 * @param errInteractive whether a person watches {@code err}: progress may then be drawn over itself
 * @param colours whether {@code out} may be coloured
 * @param width columns of a line
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean outInteractive, boolean errInteractive, boolean colours, int width) {
    private static final int WIDTH = 80;
    private static final int BUFFER_BYTES = 1 << 13;

    /** A colour or weight of text. */
    public enum Style {
        BOLD("1"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        DIM("2");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /**
     * The process's own. The launcher says in the property {@code inquest.tty} which of the streams 1 and 2 are
     * terminals, and in {@code inquest.columns} how wide; without it none is.
     */
    public static Terminal system() {
        String terminals = System.getProperty("inquest.tty", "");
        boolean out = terminals.contains("1");
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                out,
                terminals.contains("2"),
                out && allowsColours(System.getenv("NO_COLOR"), System.getenv("TERM")),
                width(System.getProperty("inquest.columns", "")));
    }

    /** One that nobody watches. */
    public static Terminal plain(PrintStream out, PrintStream err) {
        return new Terminal(out, err, false, false, false, WIDTH);
    }

    static boolean allowsColours(String noColor, String term) {
        return (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
    }

    static int width(String columns) {
        try {
            return Math.max(40, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return WIDTH;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    public String paint(Style style, String text) {
        return colours ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }

    /** Tells what went wrong, in one sentence. */
    public void error(String sentence) {
        out.flush();
        err.println("inquest: " + Redaction.PROCESS.text(sentence));
        err.flush();
    }
}
