package io.inquest.harness.report;

/**
 * A rectangle, a path or a text of a drawing, as the attributes of the SVG element that draws it; null where it has
 * none. Text is displayable but not escaped.
 *
 * @param css the classes of the style sheet that say how it looks
 * @param title what is said of it where the pointer rests, or null
 */
public record Shape(String css, String x, String y, String width, String height, String d, String text, String title) {

    static Shape rect(String css, double x, double y, double width, double height) {
        return new Shape(
                css, Units.px(x), Units.px(y), Units.px(Math.max(0, width)), Units.px(height), null, null, null);
    }

    static Shape path(String css, String d) {
        return new Shape(css, null, null, null, null, d, null, null);
    }

    static Shape line(String css, double x1, double y1, double x2, double y2) {
        return path(css, "M" + Units.px(x1) + " " + Units.px(y1) + "L" + Units.px(x2) + " " + Units.px(y2));
    }

    static Shape text(String css, double x, double y, String text) {
        return new Shape(css, Units.px(x), Units.px(y), null, null, null, text, null);
    }

    Shape titled(String newTitle) {
        return new Shape(css, x, y, width, height, d, text, newTitle);
    }

    public boolean isRect() {
        return width != null;
    }

    public boolean isPath() {
        return d != null;
    }

    public boolean isText() {
        return text != null;
    }
}
