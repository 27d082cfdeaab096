package io.inquest.harness.cli;

import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.plugins.Plugins;
import io.inquest.nemesis.journal.Healing;
import io.inquest.nemesis.journal.JournalFolder;
import io.inquest.nemesis.journal.LeftBehind;
import io.inquest.nemesis.journal.Owner;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journals of runs on real hosts: what each says, and undoing it. */
final class Journals {
    private final JournalFolder folder;

    Journals(JournalFolder folder) {
        this.folder = folder;
    }

    /** How it went with one journal. */
    enum Outcome {
        CLEAN,
        ALIVE,
        LEFT
    }

    /** What the journals say that are there, a line each. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : folder.journals()) {
            try {
                LeftBehind left = LeftBehind.read(file);
                if (isAlive(left)) {
                    lines.add(owner(left) + " goes on");
                } else {
                    lines.add(owner(left) + " left " + count(left.changes().size()) + " to be undone: inquest heal");
                }
            } catch (NoSuchFileException gone) {
                // its run has ended since
            } catch (IOException broken) {
                lines.add(broken.getMessage());
            }
        }
        return lines;
    }

    private static boolean isAlive(LeftBehind left) throws IOException {
        Optional<LeftBehind.Claim> claim = left.claim();
        if (claim.isPresent()) {
            claim.get().close();
        }
        return claim.isEmpty();
    }

    /** All of them, one after another. */
    List<Outcome> heal(boolean force, Plugins plugins, Consumer<String> said) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Path file : folder.journals()) {
            try {
                outcomes.add(heal(LeftBehind.read(file), force, plugins, said));
            } catch (NoSuchFileException gone) {
                // its run has ended since
            } catch (IOException broken) {
                said.accept(broken.getMessage());
                outcomes.add(Outcome.LEFT);
            }
        }
        return outcomes;
    }

    private static Outcome heal(LeftBehind left, boolean force, Plugins plugins, Consumer<String> said)
            throws IOException {
        Optional<LeftBehind.Claim> free = left.claim();
        if (free.isEmpty() && !force) {
            said.accept(owner(left) + " goes on: left alone");
            return Outcome.ALIVE;
        }
        try (LeftBehind.Claim claim = free.isPresent() ? free.get() : left.claimByForce()) {
            said.accept(owner(left) + " left " + count(left.changes().size()) + " to be undone");
            int failures = Healing.heal(left, claim, facts -> reopen(facts, plugins), line -> said.accept("  " + line));
            return failures == 0 ? Outcome.CLEAN : Outcome.LEFT;
        }
    }

    /** A backend that is not installed here is no reason to leave what others did. */
    private static Host reopen(HostFacts facts, Plugins plugins) throws IOException {
        try {
            return plugins.cluster(facts.backend()).reopen(facts);
        } catch (PluginException absent) {
            throw new IOException(absent.getMessage(), absent);
        }
    }

    private static String count(int changes) {
        return changes == 1 ? "1 change" : (changes == 0 ? "no" : Integer.toString(changes)) + " changes";
    }

    private static String owner(LeftBehind left) {
        String name = left.file().getFileName().toString();
        return left.owner()
                .map(owner -> words(owner) + " (journal " + name + ")")
                .orElse("a process that ended before it did anything (journal " + name + ")");
    }

    private static String words(Owner owner) {
        return "\"inquest " + owner.what() + "\", process " + owner.pid()
                + (owner.started().isEmpty() ? "" : " of " + owner.started());
    }
}
