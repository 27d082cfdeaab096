package io.inquest.history;

import java.util.List;

/**
 * What a reader made of a file.
 *
 * @param history what could be read
 * @param warnings a sentence for whatever was left out, with file and line; empty if nothing was
 */
public record ReadResult(History history, List<String> warnings) {
    public ReadResult {
        warnings = List.copyOf(warnings);
    }
}
