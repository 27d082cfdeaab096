package io.inquest.harness.cli;

import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.List;

/** What the commands that take names, and no options of their own, were given. Uses no library, to start fast. */
final class Arguments {
    private Arguments() {}

    /** The names among the arguments; {@code --debug} is everybody's option and done elsewhere. */
    static List<String> plain(String command, List<String> arguments) {
        List<String> names = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("--debug")) {
                continue;
            }
            if (argument.startsWith("-")) {
                throw new UsageException(Nearest.sentence(
                        "no option", argument, List.of("--help", "--debug"), "inquest help " + command));
            }
            names.add(argument);
        }
        return names;
    }
}
