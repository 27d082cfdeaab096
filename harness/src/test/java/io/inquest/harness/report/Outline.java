package io.inquest.harness.report;

import java.util.StringJoiner;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a page is made of, a line each: headings, paragraphs, tables' rows, and drawings shape by shape without places. */
final class Outline {
    private final StringJoiner lines = new StringJoiner("\n", "", "\n");

    static String of(Page page) {
        Outline outline = new Outline();
        outline.visit(page.elements("main").get(0));
        return outline.lines.toString();
    }

    private void visit(Element element) {
        switch (element.getTagName()) {
            case "h1", "h2", "h3", "h4", "p", "pre", "li", "summary", "caption", "dt", "dd", "title", "desc" -> {
                lines.add(element.getTagName() + " " + Page.text(element));
                return;
            }
            case "tr" -> {
                StringJoiner cells = new StringJoiner(" | ", "row ", "");
                children(element, cell -> cells.add(Page.text(cell)));
                lines.add(cells.toString());
                return;
            }
            case "rect", "path" -> {
                lines.add(element.getTagName() + " ." + element.getAttribute("class") + " " + Page.text(element));
                return;
            }
            case "text" -> {
                lines.add("text ." + element.getAttribute("class") + " " + Page.text(element));
                return;
            }
            default -> children(element, this::visit);
        }
    }

    private static void children(Element element, java.util.function.Consumer<Element> visitor) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                visitor.accept(inner);
            }
        }
    }
}
