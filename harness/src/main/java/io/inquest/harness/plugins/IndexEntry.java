package io.inquest.harness.plugins;

import java.util.List;
import java.util.Objects;

/**
 * One thing that has a name.
 *
 * @param owner the store whose bug it is; empty for all else
 * @param isDefault whether it is the store that is run when none is named
 * @param aliases other names it is known by
 */
public record IndexEntry(
        Kind kind, String name, String owner, String summary, boolean isDefault, List<String> aliases) {
    public IndexEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(summary, "summary");
        aliases = List.copyOf(aliases);
    }

    /** Where its explanation is kept, below the folder of all explanations. */
    public String textPath() {
        return kind.singular() + "/" + (owner.isEmpty() ? "" : owner + "/") + name + ".txt";
    }

    public boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
