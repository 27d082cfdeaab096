package io.inquest.harness.cli;

import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The options of one command: a name is matched whole or not at all, and no option may be given twice. */
final class OptionParser {
    private final String command;
    private final Options options = new Options();
    private Set<String> later = Set.of();
    private UnaryOperator<String> elsewhere = name -> null;

    OptionParser(String command) {
        this.command = command;
        flag("debug");
    }

    OptionParser flag(String name) {
        options.addOption(Option.builder().longOpt(name).get());
        return this;
    }

    OptionParser valued(String name) {
        options.addOption(Option.builder().longOpt(name).hasArg().get());
        return this;
    }

    /** Options that a later version will have: they are refused with a sentence of their own. */
    OptionParser later(Set<String> names) {
        this.later = names;
        return this;
    }

    /** Knows options that there are elsewhere: given a name it says why not here, or null. */
    OptionParser elsewhere(UnaryOperator<String> refusals) {
        this.elsewhere = refusals;
        return this;
    }

    boolean has(String name) {
        return options.hasLongOption(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Option option : options.getOptions()) {
            names.add("--" + option.getLongOpt());
        }
        return names;
    }

    /** @throws UsageException for what does not fit */
    Given parse(List<String> arguments) {
        refuseSingleDashes(arguments);
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(options, arguments.toArray(new String[0]), false);
            return given(line);
        } catch (UnrecognizedOptionException e) {
            throw unknown(e.getOption());
        } catch (MissingArgumentException e) {
            throw new UsageException(
                    "--" + e.getOption().getLongOpt() + " needs a value (inquest help " + command + ")", e);
        } catch (ParseException e) {
            throw new UsageException(e.getMessage() + " (inquest help " + command + ")", e);
        }
    }

    /** The library would take {@code -seed} for {@code --seed}. */
    private void refuseSingleDashes(List<String> arguments) {
        for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--")) {
                boolean takesNext = has(argument.substring(2))
                        && options.getOption(argument).hasArg();
                i += takesNext ? 1 : 0;
            } else if (argument.length() > 1 && argument.startsWith("-")) {
                throw unknown(argument);
            }
        }
    }

    private UsageException unknown(String typed) {
        int equals = typed.indexOf('=');
        String name = equals < 0 ? typed : typed.substring(0, equals);
        if (later.contains(name.replaceFirst("^--?", ""))) {
            return new UsageException(name + " is not available yet in this version (inquest help " + command + ")");
        }
        if (equals >= 0 && has(name.replaceFirst("^--?", ""))) {
            return new UsageException(name + " takes no value (inquest help " + command + ")");
        }
        String refusal = name.startsWith("--") ? elsewhere.apply(name.substring(2)) : null;
        if (refusal != null) {
            return new UsageException(refusal);
        }
        return new UsageException(Nearest.sentence("no option", name, names(), "inquest help " + command));
    }

    private static Given given(CommandLine line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Option option : line.getOptions()) {
            String value = option.hasArg() ? option.getValue() : "";
            if (values.put(option.getLongOpt(), value) != null) {
                throw new UsageException("--" + option.getLongOpt() + " is given twice; give it once");
            }
        }
        return new Given(values, List.copyOf(line.getArgList()));
    }

    /** What was given: options by name, the empty string for a flag; and what is no option. */
    record Given(Map<String, String> values, List<String> words) {
        boolean has(String name) {
            return values.containsKey(name);
        }

        Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }
}
