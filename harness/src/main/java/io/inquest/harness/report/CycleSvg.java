package io.inquest.harness.report;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * A cycle of transactions: a box for each, one below the other, its micro-operations within; an arrow from each to the
 * next at their right, and one from the last to the first at their left.
 */
final class CycleSvg {
    private static final double LINE = 18;
    private static final double HEADER = 24;
    private static final double PADDING = 10;
    private static final double BETWEEN = 34;
    private static final double CHARACTER = 7.3;
    private static final double BULGE = 46;
    private static final double BOX_MIN = 250;
    private static final int LINES_MAX = 12;
    private static final String LEFT_OUT = "…";

    private record Line(int operation, String text, boolean told) {}

    private record Box(String name, int invocation, List<Line> lines, double top) {
        double bottom() {
            return top + HEADER + lines.size() * LINE + PADDING;
        }

        /** Where an arrow of this micro-operation begins or ends; at the header if it is of none. */
        double middle(int operation) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).operation() == operation) {
                    return top + HEADER + (i + 0.5) * LINE;
                }
            }
            return top + HEADER / 2;
        }
    }

    private final History history;
    private final TransactionCycle cycle;
    private final OperationText text;
    private final List<Box> boxes = new ArrayList<>();
    private final double left;
    private final double right;

    CycleSvg(History history, TransactionCycle cycle) {
        this.history = history;
        this.cycle = cycle;
        this.text = new OperationText(history);
        double top = 10;
        double width = BOX_MIN;
        for (int n = 0; n < cycle.size(); n++) {
            Box box = box(n, top);
            boxes.add(box);
            top = box.bottom() + BETWEEN;
            width = Math.max(width, title(box).length() * CHARACTER + 2 * PADDING);
            for (Line line : box.lines()) {
                width = Math.max(width, line.text().length() * CHARACTER + 3 * PADDING);
            }
        }
        left = 16 + BULGE + label(cycle.size() - 1).length() * CHARACTER;
        right = left + width;
    }

    private Box box(int n, double top) {
        TransactionCycle.Member member = cycle.transactions().get(n);
        int invocation = member.invocation();
        List<String> all = TransactionText.lines(history, invocation);
        List<Integer> told = cycle.told(n);
        List<Line> lines = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < all.size(); i++) {
            boolean room = others < LINES_MAX - told.size();
            if (told.contains(i) || room) {
                lines.add(new Line(i, all.get(i), told.contains(i)));
                others += told.contains(i) ? 0 : 1;
            } else if (!lines.get(lines.size() - 1).text().equals(LEFT_OUT)) {
                lines.add(new Line(Integer.MIN_VALUE, LEFT_OUT, false));
            }
        }
        return new Box(member.name(), invocation, lines, top);
    }

    private String title(Box box) {
        return box.name() + " · process " + history.process(box.invocation()) + " · " + text.invokedAt(box.invocation())
                + " to " + text.completedAt(box.invocation());
    }

    private String label(int edge) {
        return cycle.edges().get(edge).label();
    }

    Drawing draw(String id, String name) {
        List<Shape> shapes = new ArrayList<>();
        boxes.forEach(box -> addBox(shapes, box));
        double room = 0;
        for (int edge = 0; edge < cycle.size(); edge++) {
            addArrow(shapes, edge);
            room = Math.max(room, edge == cycle.size() - 1 ? 0 : label(edge).length() * CHARACTER);
        }
        return new Drawing(
                id,
                "cycle",
                (int) Math.ceil(right + BULGE + room + 24),
                (int) Math.ceil(boxes.get(boxes.size() - 1).bottom() + 10),
                name,
                "Each of the " + cycle.size() + " transactions has to come before the one that its arrow leads to.",
                shapes);
    }

    private void addBox(List<Shape> shapes, Box box) {
        String outcome = text.outcome(box.invocation()).word();
        shapes.add(Shape.rect("transaction " + outcome, left, box.top(), right - left, box.bottom() - box.top())
                .titled(text.sentence(box.invocation())));
        shapes.add(Shape.text("transaction-name", left + PADDING, box.top() + 16, title(box)));
        for (int i = 0; i < box.lines().size(); i++) {
            Line line = box.lines().get(i);
            double y = box.top() + HEADER + i * LINE;
            if (line.told()) {
                shapes.add(Shape.rect("told", left + PADDING / 2, y, right - left - PADDING, LINE - 1));
            }
            shapes.add(
                    Shape.text("micro-operation" + (line.told() ? " told" : ""), left + PADDING, y + 13, line.text()));
        }
    }

    private void addArrow(List<Shape> shapes, int n) {
        TransactionCycle.Edge edge = cycle.edges().get(n);
        boolean back = n == cycle.size() - 1;
        double side = back ? left : right;
        double out = back ? -BULGE : BULGE;
        double from = boxes.get(n).middle(edge.from()) + 3;
        double to = boxes.get((n + 1) % boxes.size()).middle(edge.to()) - 3;
        String css = "dependency " + (edge.isOfOperations() ? edge.type() : "order");
        shapes.add(Shape.path(
                        css,
                        "M" + point(side, from) + "C" + point(side + out, from) + " " + point(side + out, to) + " "
                                + point(side, to))
                .titled(edge.sentence().isEmpty() ? null : edge.sentence()));
        shapes.add(Shape.path(
                css,
                "M" + point(side + Math.signum(out) * 9, to - 5) + "L" + point(side + Math.signum(out), to) + "L"
                        + point(side + Math.signum(out) * 9, to + 5)));
        shapes.add(Shape.text(
                "dependency-label " + (back ? "end " : "") + (edge.isOfOperations() ? edge.type() : "order"),
                side + 0.75 * out + Math.signum(out) * 8,
                (from + to) / 2 + 4,
                edge.label()));
    }

    private static String point(double x, double y) {
        return Units.px(x) + " " + Units.px(y);
    }
}
