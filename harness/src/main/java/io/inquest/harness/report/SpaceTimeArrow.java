package io.inquest.harness.report;

import java.util.List;

/** A message on its way from one lane to another: to its delivery, to a cross where it was dropped, or on. */
record SpaceTimeArrow(String css, double x, double y, double toX, String sentence) {
    private static final double HEAD = 6.5;
    private static final double CROSS = 3.5;
    /** How far a message gets that is dropped as soon as it is sent. */
    private static final double STUB = 0.34;

    private static final double STUB_DROP = 6;
    private static final double LOOP = 20;

    Shape delivered(double endY) {
        if (isLoop()) {
            return arrow("M" + point(x, y) + "h" + Units.px(LOOP) + "V" + Units.px(endY) + "h" + Units.px(-LOOP + 3)
                    + "m5 -3l-5 3l5 3");
        }
        double length = Math.hypot(toX - x, endY - y);
        double ux = (toX - x) / length;
        double uy = (endY - y) / length;
        double tipX = toX - 2.5 * ux;
        double tipY = endY - 2.5 * uy;
        String head = "M" + point(tipX - HEAD * ux + HEAD / 2 * uy, tipY - HEAD * uy - HEAD / 2 * ux) + "L"
                + point(tipX, tipY) + "L"
                + point(tipX - HEAD * ux - HEAD / 2 * uy, tipY - HEAD * uy + HEAD / 2 * ux);
        return arrow("M" + point(x, y) + "L" + point(tipX, tipY) + head);
    }

    /** The line, and the cross at its end. */
    List<Shape> dropped(double endY, boolean atOnce) {
        double atX = dropX(atOnce);
        double atY = atOnce ? y + STUB_DROP : endY;
        String cross = "M" + point(atX - CROSS, atY - CROSS) + "l" + point(2 * CROSS, 2 * CROSS) + "m0 "
                + Units.px(-2 * CROSS) + "l" + point(-2 * CROSS, 2 * CROSS);
        return List.of(
                arrow("M" + point(x, y) + "L" + point(atX, atY)),
                Shape.path("dropped " + css, cross).titled(sentence));
    }

    /** The reason: beyond the cross of a message that was dropped at once, before that of one that nearly arrived. */
    Shape reason(double endY, boolean atOnce, String reason) {
        boolean right = (toX >= x) == atOnce;
        String shown = Display.text(reason, 14).replace('-', ' ');
        double atY = atOnce ? y + STUB_DROP + 4 : endY - 4;
        return Shape.text("drop-label" + (right ? "" : " end"), dropX(atOnce) + (right ? 6 : -6), atY, shown);
    }

    private double dropX(boolean atOnce) {
        return atOnce ? stubX() : toX - Math.signum(toX - x) * 9;
    }

    /** Still under way when the log ends. */
    Shape open() {
        return Shape.path("message open " + css, "M" + point(x, y) + "L" + point(stubX(), y + STUB_DROP))
                .titled(sentence);
    }

    private double stubX() {
        return isLoop() ? x + LOOP : x + STUB * Math.signum(toX - x) * Math.min(Math.abs(toX - x), 100);
    }

    private boolean isLoop() {
        return Math.abs(toX - x) < 1;
    }

    private Shape arrow(String d) {
        return Shape.path("message " + css, d).titled(sentence);
    }

    private static String point(double x, double y) {
        return Units.px(x) + " " + Units.px(y);
    }
}
