package io.inquest.systems.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as typed in one string, split into words: by white space, except within quotes. Between {@code '} all is as it
 * stands, between {@code "} a backslash makes the next character plain, as it does outside. That is all: no shell sees it,
 * so nothing is expanded, redirected or run beside it.
 */
final class CommandWords {
    private final String typed;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private CommandWords(String typed) {
        this.typed = typed;
    }

    /** @throws IllegalArgumentException with a sentence for a person, if there is no word, or a quote that is not closed */
    static List<String> split(String typed) {
        CommandWords split = new CommandWords(typed);
        while (split.at < typed.length()) {
            split.next();
        }
        split.end();
        if (split.words.isEmpty()) {
            throw new IllegalArgumentException(
                    "--client-command names no program; say which, such as --client-command 'python3 client.py'");
        }
        return List.copyOf(split.words);
    }

    private void next() {
        char character = typed.charAt(at++);
        if (Character.isWhitespace(character)) {
            end();
        } else if (character == '\'' || character == '"') {
            begun = true;
            quoted(character);
        } else {
            begun = true;
            word.append(character == '\\' ? escaped() : character);
        }
    }

    private void quoted(char quote) {
        int opened = at;
        while (at < typed.length()) {
            char character = typed.charAt(at++);
            if (character == quote) {
                return;
            }
            word.append(character == '\\' && quote == '"' ? escaped() : character);
        }
        throw new IllegalArgumentException(
                "--client-command has a " + quote + " at character " + opened + " that is not closed: " + typed);
    }

    private char escaped() {
        if (at == typed.length()) {
            throw new IllegalArgumentException(
                    "--client-command ends in a backslash, which makes the next character plain: " + typed);
        }
        return typed.charAt(at++);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
