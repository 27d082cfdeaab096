package io.inquest.harness.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.runner.Judgement;
import io.inquest.history.Values;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** The verdict on a file as one line of JSON, for programs. Its shape is a contract: see the documentation. */
final class JsonReport {
    private JsonReport() {}

    static void write(FileReport report, PrintStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("file", report.file());
            writeValidity("valid", report.validity(), json);
            json.writeArrayFieldStart("checks");
            for (Judgement check : report.checks()) {
                write(check, json);
            }
            json.writeEndArray();
            if (!report.ladder().measures().isEmpty()) {
                json.writeFieldName("measures");
                json.writeRawValue(Values.json(report.ladder().measures()));
            }
            json.writeObjectFieldStart("ladder");
            for (Map.Entry<String, Validity> model : report.ladder().verdicts().entrySet()) {
                writeValidity(model.getKey(), model.getValue(), json);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        out.println();
    }

    static void writeError(String file, String message, PrintStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeStringField("error", message);
            json.writeEndObject();
        }
        out.println();
    }

    private static void write(Judgement check, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("checker", check.checker());
        writeValidity("valid", check.verdict().validity(), json);
        json.writeArrayFieldStart("anomalies");
        for (Finding finding : check.verdict().findings()) {
            json.writeStartObject();
            json.writeStringField("type", finding.type());
            json.writeStringField("explanation", finding.explanation());
            json.writeArrayFieldStart("operations");
            for (int operation : finding.operations()) {
                json.writeNumber(operation);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("measures");
        json.writeRawValue(Values.json(check.verdict().measures()));
        json.writeNumberField("millis", check.millis());
        json.writeEndObject();
    }

    private static void writeValidity(String field, Validity validity, JsonGenerator json) throws IOException {
        if (validity == Validity.UNKNOWN) {
            json.writeStringField(field, "unknown");
        } else {
            json.writeBooleanField(field, validity == Validity.VALID);
        }
    }

    private static JsonGenerator generator(PrintStream out) throws IOException {
        return new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
