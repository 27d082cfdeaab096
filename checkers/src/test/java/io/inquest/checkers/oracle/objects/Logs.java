package io.inquest.checkers.oracle.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of a log: {@code send} v → [offset, v], {@code poll} → [[offset, v] …]. */
final class Logs {
    /** A value at an offset, as an ok operation returned it. */
    private record Entry(long offset, Object value) {
        static Entry of(Object pair) {
            List<?> offsetAndValue = (List<?>) pair;
            return new Entry((Long) offsetAndValue.get(0), offsetAndValue.get(1));
        }
    }

    private final List<Op> ops;
    private final List<Op> polls;
    private final List<Op> acknowledged;
    private final Set<Entry> known = new LinkedHashSet<>();

    private Logs(List<Op> ops) {
        this.ops = ops;
        this.polls = ops.stream().filter(op -> op.is("poll") && op.ok()).toList();
        this.acknowledged = ops.stream().filter(op -> op.is("send") && op.ok()).toList();
        acknowledged.forEach(send -> known.add(Entry.of(send.result())));
        polls.forEach(poll -> known.addAll(entries(poll)));
    }

    static Set<String> anomalies(List<Op> ops) {
        Logs log = new Logs(ops);
        Set<String> found = new TreeSet<>();
        log.findInValues(found);
        log.findInOrder(found);
        if (log.acknowledged.stream().anyMatch(log::isLost)) {
            found.add("lost");
        }
        if (log.hasKnownGap() || log.skipped().size() > log.unknownSends()) {
            found.add("gaps");
        }
        return found;
    }

    private static List<Entry> entries(Op poll) {
        return poll.result() == null
                ? List.of()
                : ((List<?>) poll.result()).stream().map(Entry::of).toList();
    }

    /** What each process polled, one after the other. */
    private List<List<Entry>> streams() {
        Map<Integer, List<Entry>> streams = new LinkedHashMap<>();
        for (Op poll : polls) {
            streams.computeIfAbsent(poll.process(), any -> new ArrayList<>()).addAll(entries(poll));
        }
        return List.copyOf(streams.values());
    }

    private long sends(Object value) {
        return ops.stream()
                .filter(op -> op.is("send") && !op.failed() && op.argument().equals(value))
                .count();
    }

    private void findInValues(Set<String> found) {
        for (Entry one : known) {
            if (polls.stream().anyMatch(poll -> entries(poll).contains(one)) && sends(one.value()) == 0) {
                found.add("unexpected");
            }
            for (Entry other : known) {
                if (one.offset() == other.offset() && !one.value().equals(other.value())) {
                    found.add("conflicting-offset");
                }
                if (one.offset() != other.offset() && one.value().equals(other.value()) && sends(one.value()) == 1) {
                    found.add("duplicated");
                }
            }
        }
    }

    private void findInOrder(Set<String> found) {
        for (Op one : acknowledged) {
            for (Op other : acknowledged) {
                if (one.so(other)
                        && Entry.of(other.result()).offset()
                                <= Entry.of(one.result()).offset()) {
                    found.add("reordered");
                }
            }
        }
        for (List<Entry> stream : streams()) {
            for (int i = 0; i < stream.size(); i++) {
                long offset = stream.get(i).offset();
                List<Entry> before = stream.subList(0, i);
                if (before.stream().anyMatch(entry -> entry.offset() == offset)) {
                    found.add("duplicated");
                } else if (before.stream().anyMatch(entry -> entry.offset() > offset)) {
                    found.add("reordered");
                }
            }
        }
    }

    private boolean isLost(Op send) {
        long offset = Entry.of(send.result()).offset();
        boolean returned =
                polls.stream().anyMatch(poll -> entries(poll).stream().anyMatch(entry -> entry.offset() == offset));
        boolean passed = polls.stream()
                .anyMatch(poll -> send.rt(poll) && entries(poll).stream().anyMatch(entry -> entry.offset() > offset));
        return !returned && passed;
    }

    private boolean isLost(long offset) {
        return acknowledged.stream().anyMatch(send -> Entry.of(send.result()).offset() == offset && isLost(send));
    }

    private boolean isKnown(long offset) {
        return known.stream().anyMatch(entry -> entry.offset() == offset);
    }

    private boolean hasKnownGap() {
        for (List<Entry> stream : streams()) {
            for (int i = 1; i < stream.size(); i++) {
                for (long o = stream.get(i - 1).offset() + 1; o < stream.get(i).offset(); o++) {
                    long offset = o;
                    boolean elsewhere = stream.stream().anyMatch(entry -> entry.offset() == offset);
                    if (isKnown(offset) && !isLost(offset) && !elsewhere) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Set<Long> skipped() {
        Set<Long> skipped = new TreeSet<>();
        for (List<Entry> stream : streams()) {
            for (int i = 1; i < stream.size(); i++) {
                for (long offset = stream.get(i - 1).offset() + 1;
                        offset < stream.get(i).offset();
                        offset++) {
                    if (!isKnown(offset)) {
                        skipped.add(offset);
                    }
                }
            }
        }
        return skipped;
    }

    /**
     * How many sends of which nobody knows may have taken an offset at which no value is known: of each value those that
     * are left once all offsets at which it is known have a send.
     */
    private long unknownSends() {
        Set<Object> values = new LinkedHashSet<>();
        ops.stream().filter(op -> op.is("send") && op.info()).forEach(op -> values.add(op.argument()));
        long all = 0;
        for (Object value : values) {
            long unknown = ops.stream()
                    .filter(op -> op.is("send") && op.info() && op.argument().equals(value))
                    .count();
            long offsets =
                    known.stream().filter(entry -> entry.value().equals(value)).count();
            all += Math.max(0, Math.min(unknown, sends(value) - offsets));
        }
        return all;
    }
}
