package io.inquest.harness.cli;

import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.List;

/** The commands there are. A command's class is loaded when it is made. */
enum CommandName {
    RUN("run", "puts a store on trial"),
    CHECK("check", "gives the verdict on recorded histories"),
    VERIFY("verify", "checks the proof of a valid verdict again"),
    SHRINK("shrink", "makes a recorded history smaller while it violates a model"),
    REPLAY("replay", "does a run again and says whether it was the same"),
    REPORT("report", "writes a run's HTML report again"),
    DOCTOR("doctor", "says what can be done to real hosts here, by trying"),
    HEAL("heal", "undoes what crashed runs did to real hosts"),
    LIST("list", "shows what there is"),
    EXPLAIN("explain", "says what a name means, with an example"),
    INIT("init", "writes a project to test a store of your own with"),
    HELP("help", "says how a command is used"),
    VERSION("version", "prints the version");

    /** Words of the command line that are promised and not there yet. */
    private static final List<String> LATER = List.of("campaign", "matrix", "serve");

    private final String word;
    private final String summary;

    CommandName(String word, String summary) {
        this.word = word;
        this.summary = summary;
    }

    String word() {
        return word;
    }

    String summary() {
        return summary;
    }

    /** @throws UsageException if there is no such command */
    static CommandName of(String typed) {
        List<String> words = new ArrayList<>();
        for (CommandName name : values()) {
            if (name.word.equals(typed) || typed.equals("--" + name.word)) {
                return name;
            }
            words.add(name.word);
        }
        if (LATER.contains(typed)) {
            throw new UsageException("\"" + typed + "\" is not available yet in this version (inquest help)");
        }
        throw new UsageException(Nearest.sentence("no command", typed, words, "inquest help"));
    }

    Command make() {
        return switch (this) {
            case RUN -> new RunCommand();
            case CHECK -> new CheckCommand();
            case VERIFY -> new VerifyCommand();
            case SHRINK -> new ShrinkCommand();
            case REPLAY -> new ReplayCommand();
            case REPORT -> new ReportCommand();
            case DOCTOR -> new DoctorCommand();
            case HEAL -> new HealCommand();
            case LIST -> new ListCommand();
            case EXPLAIN -> new ExplainCommand();
            case INIT -> new InitCommand();
            case HELP -> new HelpCommand();
            case VERSION -> new VersionCommand();
        };
    }
}
