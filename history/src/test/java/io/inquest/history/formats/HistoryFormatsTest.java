package io.inquest.history.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFormatsTest {
    @TempDir
    private Path directory;

    private String formatOf(String text) throws IOException {
        Path file = directory.resolve("history");
        Files.writeString(file, text);
        return HistoryFormats.load().of(file).map(HistoryFormat::name).orElse("none");
    }

    @Test
    void tellsFormatsApart() throws IOException {
        assertEquals("jsonl", formatOf("{\"type\":\"invoke\"}\n"));
        assertEquals("edn", formatOf("{:type :invoke}\n"));
        assertEquals("jepsen-log", formatOf("INFO  jepsen.util - 0\t:invoke\t:read\tnil\n"));
        assertEquals("plume", formatOf("r(1,2,0,3)\nw(1,3,0,3)\n"));
        assertEquals("awdit", formatOf("w 0 0\n=====\nr 0 1\n"));
        assertEquals("dbcop", formatOf("{\"params\": {\"id\": 0}, \"data\": []}"));
        assertEquals("dbcop", formatOf("[[{\"events\": [], \"committed\": true}]]"));
        assertEquals("dbcop-text", formatOf("// a history\n[x:=1]\n"));
        assertEquals("none", formatOf("whatever\n"));
        assertEquals("none", formatOf(""));
        assertEquals("jsonl", HistoryFormats.load().fallback().name());
    }

    @Test
    void atMostOneFormatKnowsAnyText() {
        for (String text : new String[] {
            "{\"type\":\"invoke\"}",
            "{:type :invoke}",
            "[{:type :invoke}]",
            "jepsen.util - 0\t:invoke\t:read\tnil",
            "w(1,2,0,-1)",
            "r 0 0",
            "---\nr 0 0",
            "{\"params\":{},\"data\":[]}",
            "[[], [{\"committed\":true}]]",
            "[x==?]",
            "[][x:=1]",
            "[{:type :invoke :value [[:r x nil]]}]",
            "",
            "[]"
        }) {
            long knowing = HistoryFormats.load().all().stream()
                    .filter(format -> format.looksLike(text))
                    .count();
            assertEquals(text.isEmpty() ? 0 : 1, knowing, text);
        }
    }
}
