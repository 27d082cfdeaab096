package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The checker, and the brute force that it is compared with, on histories of each object whose answer a person can see:
 * those of {@code objects.txt}, parted by empty lines, each under a line that says its object and its answer.
 */
class ObjectsTest {
    private static final int FEWEST_OF_EACH = 3;

    @TestFactory
    List<DynamicTest> answers() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String paragraph : text().split("\n\n+")) {
            int end = paragraph.indexOf('\n');
            String[] words = paragraph.substring(0, end).split("[ :]+", 3);
            SequentialObject object = object(words[0]);
            boolean valid = words[1].equals("legal");
            assertTrue(valid || words[1].equals("illegal"), paragraph);
            String drawing = paragraph.substring(end + 1);
            tests.add(DynamicTest.dynamicTest(
                    paragraph.substring(0, end), () -> answers(object, valid, HistoryNotation.parse(drawing))));
        }
        for (SequentialObject object : SequentialObject.values()) {
            for (String answer : List.of("legal", "illegal")) {
                boolean hand = object == SequentialObject.REGISTER || object == SequentialObject.KV;
                long count = tests.stream()
                        .filter(test -> test.getDisplayName().startsWith(object.setting() + " " + answer))
                        .count();
                assertTrue(hand || count >= FEWEST_OF_EACH, object + " has " + count + " " + answer);
            }
        }
        return tests;
    }

    private static SequentialObject object(String setting) {
        return SequentialObject.valueOf(setting.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static String text() throws IOException {
        try (InputStream in = ObjectsTest.class.getResourceAsStream("objects.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static void answers(SequentialObject object, boolean valid, History history) {
        assertEquals(valid, BruteForceLinearizability.decide(history, object).valid(), "brute force");
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object.setting()));
        assertEquals(
                valid ? Validity.VALID : Validity.INVALID,
                new LinearizableChecker().check(history, context).validity());
    }
}
