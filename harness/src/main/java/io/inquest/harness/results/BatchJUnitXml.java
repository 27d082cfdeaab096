package io.inquest.harness.results;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.Judgement;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A batch as a JUnit test suite: a test case for each seed that was not valid, one for all the valid ones together (ten
 * thousand of them say no more), and one for each doubt about the batch as a whole.
 */
final class BatchJUnitXml {
    /** What was found in the run of a seed with such a verdict, after so many others of the same; if that is known. */
    interface Found {
        Optional<Evidence> evidence(long seed, Validity verdict, int before);
    }

    private final BatchResult result;
    private final Found evidence;
    private final XMLStreamWriter xml;
    private final String suite;

    private BatchJUnitXml(BatchResult result, Found evidence, XMLStreamWriter xml) {
        this.result = result;
        this.evidence = evidence;
        this.xml = xml;
        this.suite = result.spec().system() + "-" + result.spec().workload();
    }

    static byte[] of(BatchResult result, Found evidence) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new BatchJUnitXml(result, evidence, xml).write();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() throws XMLStreamException {
        List<Judgement> doubts = result.judgements().stream()
                .filter(judgement -> judgement.verdict().validity() != Validity.VALID)
                .toList();
        int unknown = result.unknownSeeds().size() + doubts.size() + (result.interrupted() ? 1 : 0);
        int valid = result.validRuns() > 0 ? 1 : 0;
        int invalid = result.invalidSeeds().size();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", Integer.toString(valid + invalid + unknown));
        xml.writeAttribute("failures", Integer.toString(invalid));
        xml.writeAttribute("errors", Integer.toString(unknown));
        xml.writeAttribute("time", JUnitXml.seconds(result.wallMillis()));
        writeProperties();
        testCases(result.invalidSeeds(), "failure", Validity.INVALID);
        testCases(result.unknownSeeds(), "error", Validity.UNKNOWN);
        for (Judgement doubt : doubts) {
            Finding finding = doubt.verdict().findings().get(0);
            Evidence about = new Evidence(Validity.UNKNOWN, doubt.checker(), finding.type(), finding.explanation());
            testCase("the batch as a whole: " + doubt.checker(), "error", about, Validity.UNKNOWN);
        }
        if (result.interrupted()) {
            String sentence = "the batch was interrupted after " + result.runs() + " runs";
            Evidence cut = new Evidence(Validity.UNKNOWN, "run", "interrupted", sentence);
            testCase("the batch as a whole: interrupted", "error", cut, Validity.UNKNOWN);
        }
        if (valid == 1) {
            testCase(result.validRuns() + " valid seeds", null, null, Validity.VALID);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void testCases(List<Long> seeds, String kind, Validity verdict) throws XMLStreamException {
        for (int i = 0; i < seeds.size(); i++) {
            long seed = seeds.get(i);
            int before = i - seeds.indexOf(seed);
            String name = "seed " + seed + (before == 0 ? "" : ", again (" + (before + 1) + ")");
            testCase(name, kind, evidence.evidence(seed, verdict, before).orElse(null), verdict);
        }
    }

    private void writeProperties() throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("properties");
        property("seeds", result.firstSeed() + ".." + result.lastSeed());
        property("valid", Long.toString(result.validRuns()));
        property("invalid", Integer.toString(result.invalidSeeds().size()));
        property("unknown", Integer.toString(result.unknownSeeds().size()));
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", value);
    }

    /** @param element what it did not pass by; null if it passed */
    private void testCase(String name, String element, Evidence found, Validity validity) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", name);
        if (element != null) {
            xml.writeStartElement(element);
            xml.writeAttribute(
                    "type", found == null ? validity.name().toLowerCase(Locale.ROOT) : JUnitXml.clean(found.type()));
            xml.writeCharacters(
                    found == null
                            ? "Only the first runs that are not valid are written out; run this seed again to see it."
                            : JUnitXml.clean(found.explanation()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
