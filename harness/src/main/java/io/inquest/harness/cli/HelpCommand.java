package io.inquest.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code help [COMMAND]}: the commands, or how one is used. The texts are resources, so that they cost nothing else. */
final class HelpCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) throws IOException {
        PrintStream out = session.terminal().out();
        if (arguments.size() > 1) {
            throw new UsageException("help takes one command, such as: inquest help run");
        }
        if (arguments.size() == 1) {
            out.print(text(CommandName.of(arguments.get(0))));
            return ExitStatus.VALID;
        }
        out.println("Inquest puts a data store on trial: it drives the store, breaks things around it,");
        out.println("and checks what the store answered against what it promises.");
        out.println();
        out.println("usage: inquest COMMAND [ARGUMENTS]");
        out.println();
        for (CommandName name : CommandName.values()) {
            out.println("  " + Layout.pad(name.word(), 10) + name.summary());
        }
        out.println();
        out.println("inquest help COMMAND tells more. Exit status: 0 valid, 1 invalid, 2 unknown,");
        out.println("254 bad arguments or unreadable input, 255 an error of Inquest itself.");
        return ExitStatus.VALID;
    }

    /** How a command is used. */
    static String text(CommandName name) throws IOException {
        String resource = "/META-INF/inquest/help/" + name.word() + ".txt";
        try (InputStream in = HelpCommand.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
