package io.inquest.harness.report;

import io.inquest.harness.results.RunFolder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A written report, read as XML: so every tag in it must be one of the templates', closed where they close it. */
record Page(String html, Document document) {
    static Page write(RunFolder folder) throws Exception {
        return parse(Files.readString(Report.write(folder)));
    }

    private static Page parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setExpandEntityReferences(false);
        try {
            return new Page(html, factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
        } catch (IOException | org.xml.sax.SAXException broken) {
            throw new AssertionError("the report is not well-formed: " + broken.getMessage(), broken);
        }
    }

    List<Element> elements(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The elements that have all of these classes. */
    List<Element> styled(String tag, String... classes) {
        return elements(tag).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).containsAll(List.of(classes)))
                .toList();
    }

    Element byId(String id) {
        return elements("*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no element has the id " + id));
    }

    String verdict() {
        return text(elements("h1").get(0));
    }

    String text() {
        return text(document.getDocumentElement());
    }

    static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }
}
