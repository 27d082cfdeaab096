package io.inquest.harness.cli;

import io.inquest.checkers.model.Models;
import io.inquest.checkers.shape.Shapes;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.systems.Nearest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is looked at before a history is judged: whether some object knows each of its functions, and whether their values
 * are what they take and return. What is wrong is said with its line.
 */
final class InputCheck {
    private final HistoryFile file;
    private final History history;

    InputCheck(HistoryFile file, History history) {
        this.file = file;
        this.history = history;
    }

    /** @throws UnreadableFileException if no object that there is knows a function */
    void requireKnownFunctions(Models models) throws UnreadableFileException {
        Set<String> known = new TreeSet<>();
        for (HistoryObject object : HistoryObject.values()) {
            known.addAll(object.functions());
        }
        Shapes.objects().forEach(object -> known.addAll(Shapes.functions(object)));
        boolean askedAll = false;
        for (int i = 0; i < history.size(); i++) {
            String f = history.functionName(history.function(i));
            if (history.type(i) != EventType.INVOKE || known.contains(f)) {
                continue;
            }
            if (!askedAll) {
                askedAll = true;
                models.names()
                        .forEach(name -> known.addAll(
                                models.find(name).orElseThrow().functions().keySet()));
            }
            if (!known.contains(f)) {
                throw new UnreadableFileException(
                        place(i) + Nearest.sentence("no object has the function", f, known, "docs/objects.md"));
            }
        }
    }

    /** @throws UnreadableFileException if a value is not what its function takes or returns */
    void requireShapes(String object) throws UnreadableFileException {
        Shapes.Misfit misfit = Shapes.firstMisfit(history, object).orElse(null);
        if (misfit != null) {
            throw new UnreadableFileException(place(misfit.event()) + misfit.sentence());
        }
    }

    /** The file and the line of an event, or the event where lines do not tell. */
    private String place(int event) {
        long line = line(event);
        return line > 0 ? file.typed() + ":" + line + ": " : file.typed() + ": event " + event + ": ";
    }

    /**
     * The line of an event, counted from 1: read again, for a history does not keep it. 0 if the file has not one event a
     * line: one begins with a brace and has the function's name in it.
     */
    private long line(int event) {
        String f = history.functionName(history.function(event));
        try (BufferedReader lines = Files.newBufferedReader(file.path())) {
            int events = 0;
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || isHeader(line)) {
                    continue;
                }
                if (!line.stripLeading().startsWith("{")) {
                    return 0;
                }
                if (events++ == event) {
                    return line.contains(f) ? number : 0;
                }
            }
        } catch (IOException unreadable) {
            return 0; // it was read a moment ago: the sentence does without
        }
        return 0;
    }

    /** One that says something of all events, and is none. */
    private static boolean isHeader(String line) {
        return line.contains("\"realTime\"") && !line.contains("\"f\"");
    }
}
