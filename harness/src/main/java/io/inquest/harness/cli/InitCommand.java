package io.inquest.harness.cli;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.results.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** {@code init DIR}: a project with a store, a workload and a test of the user's own, which builds and runs as it is. */
final class InitCommand implements Command {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String GROUP = "org.example";
    private static final String NAME_OTHERWISE = "my-store";

    @Override
    public int run(List<String> arguments, Session session) {
        Given given = parser().parse(arguments);
        if (given.words().size() != 1) {
            throw new UsageException("init takes one folder to write to, such as: inquest init my-store");
        }
        String typed = given.words().get(0);
        Path folder = session.path(typed).toAbsolutePath().normalize();
        String name = given.value("name").map(InitCommand::name).orElseGet(() -> nameOf(folder));
        String group = given.value("group").map(word -> javaName("group", word)).orElse(GROUP);
        String javaPackage = given.value("package")
                .map(word -> javaName("package", word))
                .orElse(group + "." + name.replace("-", ""));
        javaName("package", javaPackage); // a store may be called new, a package not
        requireEmpty(folder, typed);
        try {
            new ProjectTemplate(name, group, javaPackage, Version.current()).write(folder);
        } catch (IOException failed) {
            throw new UsageException("the project cannot be written to \"" + typed + "\": " + failed, failed);
        }
        session.terminal().out().print(next(typed, name));
        return ExitStatus.VALID;
    }

    static OptionParser parser() {
        return new OptionParser("init").valued("name").valued("group").valued("package");
    }

    private static String name(String typed) {
        if (!NAME.matcher(typed).matches()) {
            throw new UsageException(
                    "\"" + typed + "\" is no name for a store: small letters, digits and dashes between"
                            + " them, such as my-store");
        }
        return typed;
    }

    /** The folder's own, where that will do. */
    private static String nameOf(Path folder) {
        Path last = folder.getFileName();
        String name =
                last == null ? "" : last.toString().toLowerCase(Locale.ROOT).replace('_', '-');
        return NAME.matcher(name).matches() ? name : NAME_OTHERWISE;
    }

    private static String javaName(String option, String typed) {
        if (!SourceVersion.isName(typed)) {
            throw new UsageException(
                    "--" + option + " takes a name of Java's packages, such as org.example, not \"" + typed + "\"");
        }
        return typed;
    }

    private static void requireEmpty(Path folder, String typed) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("\"" + typed + "\" is a file; name a folder that is empty or not there yet");
        }
        try (Stream<Path> held = Files.list(folder)) {
            if (held.findAny().isPresent()) {
                throw new UsageException(
                        "the folder \"" + typed
                                + "\" is not empty, and nothing in it is to be overwritten; name one that is, or is not there yet");
            }
        } catch (IOException unreadable) {
            throw new UsageException("the folder \"" + typed + "\" cannot be read: " + unreadable, unreadable);
        }
    }

    private static String next(String typed, String name) {
        return "Written to " + typed + ": the store " + name + ", a workload and a test.\n"
                + "\n"
                + "Next:\n"
                + "  mvn -Dmaven.test.skip=true install    (in the checkout of Inquest, once: what projects build on)\n"
                + "  cd " + typed + "\n"
                + "  mvn package                           (its test says whether client and store are as they should)\n"
                + "  INQUEST_PLUGINS=target inquest run --system " + name + " --cluster none --nemesis none"
                + " --time-limit 5s\n"
                + "\n"
                + "Then have src/main/java/…/StoreDriver.java talk to your store. README.md tells more.\n";
    }
}
