package io.inquest.harness.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import io.inquest.history.formats.HistoryFormat;
import io.inquest.history.formats.HistoryFormats;
import io.inquest.systems.Nearest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file that holds a history, as it was typed and where it is. */
record HistoryFile(String typed, Path path) {

    /** What makes a history of a file: {@link HistoryFormat} or {@link io.inquest.history.formats.MappedReader}. */
    interface Reader {
        ReadResult read(InputStream in, String name) throws IOException;
    }

    /** Reads it with this reader; if that is null, with that of the format that it looks like. */
    ReadResult read(Reader given, HistoryFormats formats) throws UnreadableFileException {
        if (Files.isDirectory(path)) {
            throw new UnreadableFileException(
                    Files.exists(path.resolve("history.jsonl"))
                            ? "is a folder; its history is " + Path.of(typed, "history.jsonl")
                            : "is a folder; name the file of a history in it");
        }
        if (!Files.exists(path)) {
            throw new UnreadableFileException("there is no such file" + guess());
        }
        boolean known = true;
        try (InputStream in = Files.newInputStream(path)) {
            Reader reader = given;
            if (given == null) {
                Optional<HistoryFormat> format = formats.of(path);
                known = format.isPresent();
                reader = format.orElse(formats.fallback())::read;
            }
            return reader.read(in, typed);
        } catch (HistoryFormatException e) {
            throw new UnreadableFileException(e.getMessage() + (known ? "" : noFormat(formats)), e);
        } catch (IOException e) {
            throw new UnreadableFileException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static String noFormat(HistoryFormats formats) {
        return formats.all().stream()
                .map(HistoryFormat::name)
                .collect(Collectors.joining(
                        ", ", "; the file looks like no format that is known (", "): describe yours with --mapping"));
    }

    private String guess() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "; is the folder right?";
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return "";
        }
        names.sort(null);
        String nearest = Nearest.of(path.getFileName().toString(), names);
        return nearest == null
                ? "; a run's history is results/latest/history.jsonl"
                : "; did you mean \"" + nearest + "\"?";
    }

    /**
     * What the history is about: what the run's own file says, else what the user says, else what fits. All of its functions
     * are those of some object, and all values such as this one takes and returns.
     *
     * @param given what the user says, or null
     */
    Subject subject(Subject given, History history, Models models) throws UnreadableFileException {
        InputCheck input = new InputCheck(this, history);
        input.requireKnownFunctions(models);
        Subject subject = subjectOf(given, history, models);
        input.requireShapes(subject.word());
        return subject;
    }

    private Subject subjectOf(Subject given, History history, Models models) throws UnreadableFileException {
        Subject recorded = recordedSubject(models);
        if (recorded != null && given != null && !recorded.equals(given)) {
            throw new UnreadableFileException("has the object " + recorded.word() + ", says the run.json beside it, and"
                    + " --object says " + given.word() + "; leave --object out, or copy the file elsewhere");
        }
        if (recorded != null || given != null) {
            return (recorded != null ? recorded : given).in(history);
        }
        List<Subject> fitting = Subject.fitting(history, models);
        if (fitting.size() == 1) {
            return fitting.get(0).in(history);
        }
        List<String> words = new ArrayList<>();
        fitting.forEach(subject -> words.add(subject.word()));
        words.sort(null);
        if (words.isEmpty()) {
            throw new UnreadableFileException("holds no operation of an object that is known; its functions: "
                    + (HistoryObject.functionsOf(history).isEmpty()
                            ? "none"
                            : String.join(", ", HistoryObject.functionsOf(history)))
                    + "; say which it is with --object "
                    + HistoryObject.words().get(0));
        }
        throw new UnreadableFileException(
                "may have the object " + String.join(" or ", words) + "; say which with --object " + words.get(0));
    }

    private Subject recordedSubject(Models models) throws UnreadableFileException {
        Path run = path.resolveSibling("run.json");
        if (!Files.exists(run)) {
            return null;
        }
        String word;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(run))) {
            word = topLevelText(in, "object");
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "has a run.json beside it that cannot be read; copy the history elsewhere and say --object", e);
        }
        if (word == null) {
            return null;
        }
        Subject subject = Subject.of(word, models);
        if (subject == null) {
            throw new UnreadableFileException("has the object \"" + word
                    + "\", says the run.json beside it, and that is no" + " object that this version knows");
        }
        return subject;
    }

    /** The text of a field of the outermost JSON object; null if there is none. */
    private static String topLevelText(InputStream in, String field) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        }
    }
}
