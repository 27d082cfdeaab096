package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.lattice.Climb;
import io.inquest.checkers.lattice.Lattice;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Index;
import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import io.inquest.harness.plugins.Plugins;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the texts of models and anomalies draw and say of each other is what the checkers and the lattice say. */
class DrawingsTest {
    private static final Distribution DISTRIBUTION = new Distribution(null, List.of());
    private static final Index INDEX = Index.of(DISTRIBUTION);
    private static final Map<String, Checker> CHECKERS =
            Plugins.of(DISTRIBUTION).checkers();

    /** Reads of what nobody wrote: a write whose reads are left behind must not count. */
    private static final Set<String> UNFOUNDED =
            Set.of("thin-air", "aborted-read", "unexpected", "garbage-read", "G1a");

    static Stream<String> models() {
        return CHECKERS.keySet().stream();
    }

    static Stream<String> anomalies() {
        return INDEX.entries(Kind.ANOMALY).stream()
                .map(IndexEntry::name)
                .filter(name -> violated(text(Kind.ANOMALY, name)).length > 0)
                .filter(name -> !examples(text(Kind.ANOMALY, name)).isEmpty());
    }

    private static String text(Kind kind, String name) {
        return INDEX.text(INDEX.entries(kind).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachModelIsDrawnAndHoldsWhereItSaysSo(String model) {
        String text = text(Kind.MODEL, model);
        List<DrawnHistory> satisfied = DrawnHistory.under("Satisfied by", text);
        List<DrawnHistory> violated = DrawnHistory.under("Violated by", text);
        assertFalse(satisfied.isEmpty(), model + " shows nothing under \"Satisfied by\"");
        assertFalse(violated.isEmpty(), model + " shows nothing under \"Violated by\"");
        for (DrawnHistory drawn : satisfied) {
            assertValidity(Validity.VALID, model, drawn.history());
        }
        boolean smallest = text.contains("\n\nViolated by:") || text.contains("\n\nViolated by (");
        for (DrawnHistory drawn : violated) {
            assertValidity(Validity.INVALID, model, drawn.history());
            if (smallest) {
                assertSmallest(model, drawn.history());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachModelSaysWhatItImpliesAndWhereItIsFrom(String model) {
        String text = text(Kind.MODEL, model).replaceAll("\\s+", " ");
        assertTrue(text.contains("Source: "), model);
        boolean alone = Lattice.standard().implications().stream()
                .noneMatch(edge -> edge.model().equals(model) || edge.implied().equals(model));
        assertTrue(
                alone
                        || Stream.of("mplies ", "mplied by ", "Stronger than ", "Weaker than ")
                                .anyMatch(text::contains),
                model + " says nothing of other models");
        for (String sentence : text.split("(?<=\\.) ")) {
            int implies = Math.max(sentence.indexOf("mplies "), sentence.indexOf("Stronger than "));
            int implied = Math.max(sentence.indexOf("mplied by "), sentence.indexOf("Weaker than "));
            assertImplied(model, implies < 0 ? "" : part(sentence, implies, implied), true);
            assertImplied(model, implied < 0 ? "" : part(sentence, implied, implies), false);
        }
    }

    private static String part(String sentence, int from, int other) {
        return other > from ? sentence.substring(from, other) : sentence.substring(from);
    }

    /** Of the models that are named up to a "not" the one is true, of those behind it the other. */
    private static void assertImplied(String model, String words, boolean down) {
        boolean affirmed = true;
        for (String word : words.split("[ ,;.]+")) {
            affirmed &= !word.equals("not");
            if (Lattice.standard().models().contains(word) && !word.equals(model)) {
                boolean implied = down
                        ? Lattice.standard().implies(model, word)
                        : Lattice.standard().implies(word, model);
                assertEquals(affirmed, implied, model + ", " + word + ": " + words);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("anomalies")
    void eachAnomalyViolatesWhatItSays(String anomaly) {
        String text = text(Kind.ANOMALY, anomaly);
        History example = examples(text).get(0).history();
        List<DrawnHistory> misses = DrawnHistory.under("A near miss", text);
        assertFalse(misses.isEmpty(), anomaly + " has no near miss");
        boolean found = false;
        for (String model : violated(text)) {
            if (CHECKERS.containsKey(model) && Climb.applies(verdict(model, example))) {
                assertValidity(Validity.INVALID, model, example);
                if (finds(anomaly, model, example)) {
                    if (!found) {
                        History miss = misses.get(0).history();
                        assertFalse(finds(anomaly, model, miss), anomaly);
                        if (!isUnfounded(model, example)) {
                            assertValidity(Validity.VALID, model, miss);
                        }
                    }
                    found = true;
                    if (text.contains("The smallest example")) {
                        assertNoneIsSmaller(example, anomaly, model);
                    }
                }
            }
        }
        assertTrue(found, "none of the models that it violates calls it " + anomaly);
    }

    private static List<DrawnHistory> examples(String text) {
        List<DrawnHistory> examples = DrawnHistory.under("The smallest example", text);
        return examples.isEmpty() ? DrawnHistory.under("An example", text) : examples;
    }

    private static boolean finds(String anomaly, String model, History history) {
        return verdict(model, history).findings().stream()
                .anyMatch(finding -> finding.type().equals(anomaly));
    }

    private static boolean isUnfounded(String model, History history) {
        return verdict(model, history).findings().stream().map(Finding::type).anyMatch(UNFOUNDED::contains);
    }

    private static String[] violated(String text) {
        String plain = text.replaceAll("\\s+", " ");
        int start = plain.indexOf("It violates: ");
        return start < 0
                ? new String[0]
                : plain.substring(start + 13, plain.indexOf('.', start)).split("[, ]+(and )?");
    }

    private static void assertValidity(Validity expected, String model, History history) {
        Verdict verdict = verdict(model, history);
        assertEquals(expected, verdict.validity(), () -> model + "\n" + HistoryNotation.print(history) + verdict);
    }

    /** No operation can be left out so that the same is found, but a write whose value is read. */
    private static void assertSmallest(String model, History history) {
        String type = verdict(model, history).findings().get(0).type();
        assertNoneIsSmaller(history, type, model);
    }

    private static void assertNoneIsSmaller(History history, String type, String model) {
        boolean unfounded = isUnfounded(model, history);
        for (int left = 0; left < history.operations().size(); left++) {
            int out = history.operations().invocation(left);
            HistoryBuilder builder = History.builder();
            for (int i = 0; i < history.size(); i++) {
                if (i != out && i != history.completion(out)) {
                    builder.add(history.event(i));
                }
            }
            History smaller = builder.build();
            assertTrue(
                    !finds(type, model, smaller) || !unfounded && isUnfounded(model, smaller),
                    () -> type + " of " + model + " takes fewer operations:\n" + HistoryNotation.print(smaller));
        }
    }

    /** Those that the text of a bounded model says its drawings are about. */
    private static Map<String, Object> bounds(String model) {
        Map<String, Object> bounds = new TreeMap<>();
        Matcher given = Pattern.compile("\\(--bound (\\w+)=(\\d+)\\)").matcher(text(Kind.MODEL, model));
        while (given.find()) {
            bounds.put(given.group(1), given.group(2));
        }
        return bounds;
    }

    /** About the first object that fits and of which the model says anything. */
    private static Verdict verdict(String model, History history) {
        List<String> objects = new ArrayList<>();
        HistoryObject.fitting(history).forEach(object -> objects.add(object.word()));
        objects.addAll(HistoryObject.words());
        Verdict verdict = null;
        for (String object : objects) {
            Map<String, Object> settings = bounds(model);
            settings.put("object", object);
            CheckContext context = CheckContext.defaults().withSettings(settings);
            verdict = CHECKERS.get(model).check(history, context);
            if (Climb.applies(verdict)) {
                return verdict;
            }
        }
        return verdict;
    }
}
