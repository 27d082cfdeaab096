package io.inquest.harness.cli;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.secrets.Redaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** The command line: finds the command, and turns whatever becomes of it into an exit status and a sentence. */
public final class Cli {
    private static final String DEBUG = "--debug";
    private static final int SEED_BITS = 40;

    private Cli() {}

    /**
     * Runs one command.
     *
     * @param arguments as the shell split them
     * @return the exit status, one of {@link ExitStatus}
     */
    public static int run(String[] arguments, Terminal terminal) {
        Session session = new Session(
                terminal, Distribution.current(), Path.of(""), new Simulations(), new FreshSeeds(), new NanoClock());
        return run(Arrays.asList(arguments), session);
    }

    /** The same, with all that the command sees given. */
    public static int run(List<String> arguments, Session session) {
        Terminal terminal = session.terminal();
        int status = statusOf(arguments, session);
        terminal.out().flush();
        if (terminal.out().checkError() && status == ExitStatus.VALID) {
            terminal.error("not everything could be written to the standard output; is its disk full?");
            return ExitStatus.INTERNAL_ERROR;
        }
        return status;
    }

    private static int statusOf(List<String> arguments, Session session) {
        boolean debug = arguments.contains(DEBUG);
        try {
            return dispatch(arguments, session);
        } catch (UsageException | PluginException e) {
            session.terminal().error(e.getMessage());
            trace(e, debug, session);
            return ExitStatus.BAD_ARGUMENTS;
        } catch (OutOfMemoryError e) {
            session.terminal().error("out of memory; give it more with INQUEST_JAVA_OPTS=-Xmx8g");
            trace(e, debug, session);
            return ExitStatus.INTERNAL_ERROR;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            session.terminal().error(internalError(e, debug));
            trace(e, debug, session);
            return ExitStatus.INTERNAL_ERROR;
        }
    }

    private static int dispatch(List<String> arguments, Session session) throws Exception {
        if (arguments.isEmpty()
                || arguments.get(0).equals("--help")
                || arguments.get(0).equals("-h")) {
            return new HelpCommand().run(List.of(), session);
        }
        String word = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        CommandName name = CommandName.of(word);
        if (rest.contains("--help") || rest.contains("-h")) {
            return new HelpCommand().run(List.of(name.word()), session);
        }
        return name.make().run(rest, session);
    }

    private static String internalError(Throwable e, boolean debug) {
        String what = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
        String where = debug ? "" : "; the same command with --debug shows where, for a bug report";
        return "this should not have happened (" + e.getClass().getSimpleName() + ": " + what + ")" + where;
    }

    private static void trace(Throwable e, boolean debug, Session session) {
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            session.terminal().err().print(Redaction.PROCESS.text(trace.toString()));
            session.terminal().err().flush();
        }
    }

    // classes with names, because the first lambda of a process costs 5 ms, and an explanation 50

    /** Positive, and short enough to be typed again. */
    private static final class FreshSeeds implements LongSupplier {
        @Override
        public long getAsLong() {
            return new SecureRandom().nextLong() >>> (Long.SIZE - SEED_BITS);
        }
    }

    private static final class NanoClock implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }
}
