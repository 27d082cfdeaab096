package io.inquest.harness.cli;

import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import io.inquest.harness.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;

/** The models that {@code --model a,b} names, each by any name that it is known by. */
final class ModelNames {
    private ModelNames() {}

    /**
     * The names that their checkers bear.
     *
     * @throws UsageException if a model is named twice
     * @throws io.inquest.harness.plugins.PluginException if there is none of a name
     */
    static List<String> parse(String typed, Plugins plugins, Session session) {
        List<String> models = new ArrayList<>();
        for (String word : Quantities.names("model", typed)) {
            String name = plugins.checker(plugins.checkers().containsKey(word) ? word : nameOf(word, session))
                    .name();
            if (models.contains(name)) {
                throw new UsageException(
                        "--model names \"" + name + "\" twice: \"" + word + "\" is another name for it");
            }
            models.add(name);
        }
        return models;
    }

    private static String nameOf(String word, Session session) {
        for (IndexEntry entry : session.index().called(word)) {
            if (entry.kind() == Kind.MODEL) {
                return entry.name();
            }
        }
        return word;
    }
}
