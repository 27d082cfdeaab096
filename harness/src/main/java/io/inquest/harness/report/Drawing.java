package io.inquest.harness.report;

import java.util.List;

/**
 * A picture: its shapes from the back to the front.
 *
 * @param id unique in the page
 * @param css the class of the picture as a whole
 * @param title its name, for those who do not see it
 * @param description what can be seen, in a sentence or two
 */
public record Drawing(
        String id, String css, int width, int height, String title, String description, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    public String viewBox() {
        return "0 0 " + width + " " + height;
    }
}
