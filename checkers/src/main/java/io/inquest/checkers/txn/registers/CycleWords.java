package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnAnomaly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in a sentence a step why transactions would have to come before themselves. */
final class CycleWords {
    private final KnownOrder known;
    private final Committed committed;
    private final Meter meter;
    private final TransactionWords words;

    CycleWords(KnownOrder known, Meter meter) {
        this.known = known;
        this.committed = known.committed;
        this.meter = meter;
        this.words = new TransactionWords(committed.transactions);
    }

    Finding finding(TxnAnomaly anomaly, List<Step> cycle) {
        List<String> sentences = new ArrayList<>();
        cycle.forEach(step -> sentences.add(sentence(step)));
        boolean isAboutNothing = cycle.stream().anyMatch(step -> step.kind() == Reason.AFTER_NOTHING);
        boolean isConcluded = cycle.stream().anyMatch(step -> isConclusion(step.kind()));
        if (!isAboutNothing) {
            sentences.add(
                    cycle.size() == 1
                            ? ""
                            : "So each of these comes before itself"
                                    + (isConcluded ? ", whatever the order of the other versions." : "."));
        }
        sentences.removeIf(String::isEmpty);
        List<Object> shown = new ArrayList<>();
        cycle.forEach(step -> shown.add(name(step.before())));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("cycle", shown);
        return new Finding(anomaly.label(), String.join(" ", sentences), words.operations(), details);
    }

    private Object name(int node) {
        return node == known.init() ? null : (long) committed.invocation[node];
    }

    private static boolean isConclusion(Reason kind) {
        return switch (kind) {
            case READS_FROM, SESSION, REAL_TIME -> false;
            default -> true;
        };
    }

    private String sentence(Step step) {
        return switch (step.kind()) {
            case READS_FROM ->
                EventWords.atStart(
                        words.name(number(step.after())) + " " + words.deed(committed.readOperation[step.read()])
                                + ", which " + words.name(number(step.before())) + " wrote.");
            case SESSION -> sessionSentence(step.before(), step.after());
            case REAL_TIME -> timeSentence(step.before(), step.after());
            case AFTER_NOTHING -> "";
            default -> conclusion(step);
        };
    }

    private String sessionSentence(int before, int after) {
        return words.name(number(before)) + " was before " + words.name(number(after)) + " in its session.";
    }

    private String timeSentence(int before, int after) {
        return words.name(number(before)) + " had completed (" + words.completed(number(before)) + ") before "
                + words.name(number(after)) + " was invoked (" + words.invoked(number(after)) + ").";
    }

    /** A writer of the key of a read comes before the one that it reads from. */
    private String conclusion(Step step) {
        int read = step.read();
        int reader = reader(read);
        int key = committed.readKey[read];
        String overwritten = words.name(number(step.before())) + " "
                + words.deed(committed.writeOperation[committed.write(step.before(), key)]);
        String because = because(step, reader, read);
        if (step.after() == known.init()) {
            return overwritten + ". " + because + ", and yet " + words.deed(committed.readOperation[read]) + ".";
        }
        String later = words.name(number(step.after())) + " "
                + words.deed(committed.writeOperation[committed.write(step.after(), key)]);
        return overwritten + " before " + later + ", for " + because + ", and "
                + words.deed(committed.readOperation[read]) + ".";
    }

    private String because(Step step, int reader, int read) {
        int before = step.before();
        switch (step.kind()) {
            case SEEN_BEFORE:
                int seen = committed.readStart[reader];
                while (committed.readSource[seen] != before) {
                    seen++;
                }
                return words.name(number(reader)) + " " + words.deed(committed.readOperation[seen]) + ", which "
                        + words.name(number(before)) + " wrote as well";
            case SESSION_BEFORE:
                return words.name(number(reader)) + " came after " + words.name(number(before)) + " in its session";
            case TIME_BEFORE:
                return words.name(number(reader)) + " was invoked (" + words.invoked(number(reader)) + ") after "
                        + words.name(number(before)) + " had completed (" + words.completed(number(before)) + ")";
            default:
                return causes(before, reader);
        }
    }

    private String causes(int before, int reader) {
        List<Step> way = Route.between(
                before,
                reader,
                known.edges,
                edge -> !isConclusion(Reason.kind(known.edges.reason(edge))),
                known.nodes(),
                known.real(),
                meter);
        StringBuilder text =
                new StringBuilder(words.name(number(reader)) + " depends on " + words.name(number(before)));
        text.append(" (");
        for (int i = 0; i < way.size(); i++) {
            String sentence = sentence(way.get(i));
            text.append(i == 0 ? "" : "; ").append(sentence, 0, sentence.length() - 1);
        }
        return text.append(')').toString();
    }

    private int number(int t) {
        return committed.number[t];
    }

    private int reader(int read) {
        int at = Arrays.binarySearch(committed.readStart, read);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < committed.readStart.length && committed.readStart[at + 1] == read) {
            at++;
        }
        return at;
    }
}
