package io.inquest.harness.cli;

import java.io.IOException;
import java.util.Optional;

/** Making a report of what is judged and saved already: the verdict stands whether or not it can be drawn. */
interface Drawing {
    void draw() throws IOException;

    /** Why there is no report, in a sentence; empty if there is one. */
    static Optional<String> of(Drawing drawing) {
        try {
            drawing.draw();
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            return Optional.of("the verdict is saved, but the report could not be written (" + failed
                    + "); once that is mended, make it with: inquest report DIR");
        }
    }
}
