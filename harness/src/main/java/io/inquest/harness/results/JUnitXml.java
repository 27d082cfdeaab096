package io.inquest.harness.results;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as a JUnit test suite, one test case a check, for build servers: invalid fails, unknown is an error. */
final class JUnitXml {
    private JUnitXml() {}

    static byte[] of(RunResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml, result);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(XMLStreamWriter xml, RunResult result) throws XMLStreamException {
        List<Judgement> judgements = result.judgements();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        String suite = result.spec().system() + "-" + result.spec().workload();
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", Integer.toString(judgements.size() + (result.interrupted() ? 1 : 0)));
        xml.writeAttribute("failures", Long.toString(count(judgements, Validity.INVALID)));
        xml.writeAttribute(
                "errors", Long.toString(count(judgements, Validity.UNKNOWN) + (result.interrupted() ? 1 : 0)));
        for (Judgement judgement : judgements) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", suite);
            xml.writeAttribute(
                    "name", judgement.checker() + " seed " + result.spec().seed());
            xml.writeAttribute("time", seconds(judgement.millis()));
            for (Finding finding : judgement.verdict().findings()) {
                xml.writeStartElement(judgement.verdict().validity() == Validity.INVALID ? "failure" : "error");
                xml.writeAttribute("type", clean(finding.type()));
                xml.writeCharacters(clean(finding.explanation()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        if (result.interrupted()) {
            writeInterruption(xml, suite, result.spec().seed());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    /** What the checks say of a part of a run must not pass for a run that passed. */
    private static void writeInterruption(XMLStreamWriter xml, String suite, long seed) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", "the whole run seed " + seed);
        xml.writeStartElement("error");
        xml.writeAttribute("type", "interrupted");
        xml.writeCharacters("the run was interrupted before its end: what was checked is the part until then");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static long count(List<Judgement> judgements, Validity validity) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict().validity() == validity)
                .count();
    }

    static String seconds(long millis) {
        return millis / 1000 + "." + String.format(Locale.ROOT, "%03d", millis % 1000);
    }

    /** XML cannot carry most control characters, not even escaped, and recorded values may hold any. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> (c >= 0x20 && c <= 0xD7FF)
                                || c == '\n'
                                || c == '\t'
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
