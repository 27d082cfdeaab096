package io.inquest.harness.cli;

import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.checkers.model.OnlyByName;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a history is about: an object that the program knows, or one that a user's {@link Model} describes.
 *
 * @param word its name in files and on the command line
 * @param target the name of the checker that decides when nobody names one
 */
record Subject(String word, String target) {
    private static final String TARGET_OF_MODELS = "linearizable";

    static Subject of(HistoryObject object) {
        return new Subject(object.word(), object.target());
    }

    /** The same, judged as the history's operations ask for. */
    Subject in(History history) {
        HistoryObject object = HistoryObject.of(word);
        return object == null ? this : new Subject(word, object.target(history));
    }

    /** The one of a name; null if there is none. */
    static Subject of(String word, Models models) {
        HistoryObject object = HistoryObject.of(word);
        if (object != null) {
            return of(object);
        }
        return models.find(word).isPresent() ? new Subject(word, TARGET_OF_MODELS) : null;
    }

    /** All names: those of the program, then those of users. */
    static List<String> words(Models models) {
        List<String> words = new ArrayList<>(HistoryObject.words());
        models.names().stream().filter(name -> !words.contains(name)).forEach(words::add);
        return words;
    }

    /** Those that fit best; users' own where none of the program's knows all of the history's functions. */
    static List<Subject> fitting(History history, Models models) {
        List<HistoryObject> known = HistoryObject.fitting(history);
        Set<String> used = HistoryObject.functionsOf(history);
        boolean allKnown = known.stream().anyMatch(object -> object.knows(used));
        List<Subject> ofUsers = new ArrayList<>();
        if (!allKnown && !used.isEmpty()) {
            for (String name : models.names()) {
                Model<?> model = models.find(name).orElseThrow();
                boolean isUsers = HistoryObject.of(name) == null && !(model instanceof OnlyByName);
                if (isUsers && model.functions().keySet().containsAll(used)) {
                    ofUsers.add(new Subject(name, TARGET_OF_MODELS));
                }
            }
        }
        return ofUsers.isEmpty() ? known.stream().map(Subject::of).toList() : ofUsers;
    }
}
