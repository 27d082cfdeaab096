package io.inquest.harness.cli;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.results.FaultFile;
import io.inquest.nemesis.FaultScript;
import io.inquest.nemesis.Overlap;
import io.inquest.nemesis.Schedules;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What breaks, as {@code --nemesis} or {@code --nemesis-file} says.
 *
 * @param kinds the names of the faults' kinds; empty for none
 * @param script the faults at exact times; null where they come at random
 * @param all whether those are meant that can be had
 */
record NemesisOptions(List<String> kinds, FaultScript script, boolean all) {
    private static final String DEFAULT = "partition,kill";
    private static final String NONE = "none";
    private static final String ALL = "all";
    private static final String SCHEDULE = "the faults' schedule";
    private static final String FAULT = "the fault ";
    private static final String OVERLAP = Overlap.OPTION.name();
    private static final String OVERLAP_ALWAYS = Overlap.ALWAYS.label();

    /**
     * Reads them.
     *
     * @param nemesis what was typed behind {@code --nemesis}, or null
     * @param file what was typed behind {@code --nemesis-file}, or null
     * @param promise of the store, for {@code --nemesis all}
     */
    static NemesisOptions of(String nemesis, String file, Plugins plugins, Session session, Supplier<Promise> promise) {
        if (file != null && file.isEmpty()) {
            throw new UsageException("--nemesis-file takes the name of a file, not \"\"");
        }
        if (file == null) {
            return new NemesisOptions(
                    kinds(nemesis == null ? DEFAULT : nemesis, plugins, promise), null, ALL.equals(nemesis));
        }
        if (nemesis != null) {
            throw new UsageException("give --nemesis for faults at random times or --nemesis-file for faults at exact"
                    + " ones, not both");
        }
        FaultScript script = read(file, session.path(file));
        for (FaultScript.Entry entry : script.entries()) {
            if (!plugins.faults().containsKey(entry.kind())) {
                throw new UsageException(entry.where()
                        + Nearest.sentence(
                                "no nemesis", entry.kind(), plugins.faults().keySet(), "inquest list nemeses"));
            }
        }
        return new NemesisOptions(script.kinds(), script, false);
    }

    private static FaultScript read(String typed, Path file) {
        try {
            return FaultFile.read(file);
        } catch (NoSuchFileException absent) {
            throw new UsageException("there is no file \"" + typed + "\" for --nemesis-file to read", absent);
        } catch (IOException unreadable) {
            throw new UsageException("\"" + typed + "\" cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage(), wrong);
        }
    }

    private static List<String> kinds(String typed, Plugins plugins, Supplier<Promise> promise) {
        List<String> names = Quantities.names("nemesis", typed);
        for (String alone : List.of(NONE, ALL)) {
            if (names.contains(alone) && names.size() > 1) {
                throw new UsageException("--nemesis takes \"" + alone + "\" alone, or the names of faults");
            }
        }
        if (names.contains(NONE)) {
            return List.of();
        }
        if (names.contains(ALL)) {
            TreeSet<String> promised = new TreeSet<>(plugins.faults().keySet());
            promised.retainAll(promise.get().faults());
            return List.copyOf(promised);
        }
        List<String> found = new ArrayList<>();
        for (String name : names) {
            found.add(plugins.fault(name).description().name());
        }
        return found;
    }

    /** The options that may be given, by who declares them: those of schedules and of draws only where there are any. */
    Map<String, List<OptionSpec>> declared(Plugins plugins) {
        return script == null ? ofRandomFaults(plugins) : Map.of();
    }

    private Map<String, List<OptionSpec>> ofRandomFaults(Plugins plugins) {
        Map<String, List<OptionSpec>> declared = new LinkedHashMap<>();
        if (!kinds.isEmpty()) {
            declared.put(SCHEDULE, Schedules.OPTIONS);
        }
        for (String kind : kinds) {
            declared.put(FAULT + kind, plugins.fault(kind).description().options());
        }
        return declared;
    }

    /** Why an option of faults is not to be had here; null if it is none. */
    String refusal(String option, Plugins plugins) {
        boolean schedules = has(Schedules.OPTIONS, option);
        List<String> owners = new ArrayList<>();
        plugins.faults().forEach((kind, fault) -> {
            if (has(fault.description().options(), option)) {
                owners.add(kind);
            }
        });
        if (!schedules && owners.isEmpty()) {
            return null;
        }
        if (script != null) {
            return "--" + option
                    + " is for faults at random times; with --nemesis-file the file says what happens and when";
        }
        String among = "this run has " + (kinds.isEmpty() ? "none" : "only " + String.join(", ", kinds));
        return schedules
                ? "--" + option + " says when faults come, and " + among
                : "--" + option + " is of " + FAULT + String.join(", ", owners) + ", and " + among
                        + "; name it in --nemesis";
    }

    private static boolean has(List<OptionSpec> options, String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    /** What is of no use with one fault alone must not seem to be. */
    void refuse(Given given) {
        if (kinds.size() == 1
                && given.value(OVERLAP).filter(OVERLAP_ALWAYS::equals).isPresent()) {
            throw new UsageException("--" + OVERLAP + " " + OVERLAP_ALWAYS
                    + " needs faults of different kinds, and there is only " + kinds.get(0)
                    + "; name another in --nemesis");
        }
    }

    /** What a person is told of them. */
    static String words(List<String> kinds, FaultScript script) {
        if (script == null) {
            return String.join(", ", kinds);
        }
        int count = script.entries().size();
        return count + (count == 1 ? " fault" : " faults") + " at exact times"
                + (kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")");
    }
}
