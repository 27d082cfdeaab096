package io.inquest.checkers.bounded;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Preliminaries;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.checkers.replicated.WrittenValues;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** Says which reads were too stale, or from the future: of each key the worst, and of these the worst first. */
final class StalenessFindings {
    private static final int FOUND_MAX = 5;
    private static final int WRITES_MAX = 20;

    private final String model;
    private final Replicated registers;
    private final History history;
    private final WrittenValues written;
    private final Staleness staleness;
    private final EventWords words;
    private final Meter meter;

    StalenessFindings(String model, Replicated registers, WrittenValues written, Staleness staleness, Meter meter) {
        this.model = model;
        this.registers = registers;
        this.history = registers.history();
        this.written = written;
        this.staleness = staleness;
        this.words = Preliminaries.words(history);
        this.meter = meter;
    }

    List<Finding> fromTheFuture() {
        List<Finding> findings = new ArrayList<>();
        if (staleness.fromTheFuture() > 0) {
            for (int number : worst(staleness::isFromTheFuture, number -> 0)) {
                findings.add(fromTheFuture(number));
            }
        }
        return findings;
    }

    private Finding fromTheFuture(int number) {
        int read = staleness.read(number);
        int source = written.source(read);
        String text = words.sentenceStart(read) + " from " + Preliminaries.object(registers, read)
                + " had ended before " + words.operation(source) + " began, which wrote that."
                + others(staleness.fromTheFuture(), "read from the future");
        return finding("future-read", text, read, source);
    }

    /** Reads that miss more newer writes than the bound allows. */
    List<Finding> tooManyVersions(long bound) {
        List<Finding> findings = new ArrayList<>();
        IntPredicate violates = number -> staleness.versions(number) > bound;
        int all = count(violates);
        for (int number : worst(violates, staleness::versions)) {
            findings.add(tooManyVersions(number, bound, findings.isEmpty() ? all : 1));
        }
        return findings;
    }

    private Finding tooManyVersions(int number, long bound, int all) {
        int read = staleness.read(number);
        int[] newer = staleness.newer(number, (int) Math.min(bound + 1, WRITES_MAX));
        List<Integer> named = new ArrayList<>();
        for (int write : newer) {
            named.add(write);
        }
        int more = staleness.versions(number) - newer.length;
        String text = words.sentenceStart(read) + " from " + Preliminaries.object(registers, read) + " is "
                + staleness.versions(number) + (staleness.versions(number) == 1 ? " version" : " versions")
                + " behind, and the bound is " + bound + ". " + between(read)
                + words.operations(named) + (more > 0 ? " and " + more + " more" : "") + "."
                + others(all, "too stale");
        named.add(read);
        return finding(model, text, withSource(read, named));
    }

    /** Reads of a value that had been replaced for longer than the bound allows. */
    List<Finding> tooLate(long boundNanos) {
        List<Finding> findings = new ArrayList<>();
        IntPredicate violates = number -> staleness.nanos(number) > boundNanos;
        int all = count(violates);
        for (int number : worst(violates, staleness::nanos)) {
            findings.add(tooLate(number, boundNanos, findings.isEmpty() ? all : 1));
        }
        return findings;
    }

    private Finding tooLate(int number, long boundNanos, int all) {
        int read = staleness.read(number);
        int newer = history.invocation(staleness.first(number));
        String text = words.sentenceStart(read) + " from " + Preliminaries.object(registers, read) + " is "
                + Seconds.of(staleness.nanos(number)) + " behind, and the bound is " + Seconds.of(boundNanos) + ". "
                + between(read)
                + words.operation(newer) + ", which ended at " + words.moment(staleness.first(number)) + "."
                + others(all, "too stale");
        return finding(model, text, withSource(read, List.of(newer, read)));
    }

    private String between(int read) {
        int source = written.source(read);
        String since = source == History.NONE ? "" : "began after " + words.operation(source) + " had ended, and ";
        return "What " + since + "ended before the read began: ";
    }

    private static String others(int all, String what) {
        return all <= 1 ? "" : " In all " + all + " reads are " + what + ".";
    }

    private int[] withSource(int read, List<Integer> operations) {
        List<Integer> all = new ArrayList<>(operations);
        if (written.source(read) != History.NONE) {
            all.add(written.source(read));
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private Finding finding(String type, String text, int... operations) {
        List<Integer> sorted = new ArrayList<>();
        for (int operation : operations) {
            sorted.add(operation);
        }
        sorted.sort(null);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(operations[0])));
        return new Finding(type, text, sorted, details);
    }

    private int count(IntPredicate violates) {
        int count = 0;
        for (int number = 0; number < staleness.size(); number++) {
            meter.step();
            count += violates.test(number) ? 1 : 0;
        }
        return count;
    }

    /** Of each key the first of the worst, the worst key first. */
    private List<Integer> worst(IntPredicate violates, IntToLongFunction badness) {
        Map<Integer, Integer> worstOfKey = new TreeMap<>();
        for (int number = 0; number < staleness.size(); number++) {
            meter.step();
            if (violates.test(number)) {
                int candidate = number;
                worstOfKey.merge(
                        history.key(staleness.read(number)),
                        candidate,
                        (a, b) -> badness.applyAsLong(b) > badness.applyAsLong(a) ? b : a);
            }
        }
        return worstOfKey.values().stream()
                .sorted(Comparator.comparingLong((Integer number) -> -badness.applyAsLong(number))
                        .thenComparing(number -> number))
                .limit(FOUND_MAX)
                .toList();
    }
}
