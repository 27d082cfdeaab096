package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Edge;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in a sentence a step why transactions would have to come before themselves. */
final class CycleWords {
    /** How far a conclusion is followed to what it was drawn from. */
    private static final int DEPTH_MAX = 2;

    private static final int STEPS_SHOWN_MAX = 6;

    private final Committed committed;
    private final Edges edges;
    private final int nodes;
    private final int real;
    private final boolean isSplit;
    private final Meter meter;
    private final TxnWords words;
    private final Set<Integer> involved = new LinkedHashSet<>();

    /** For cycles of what is known, and concluded, of transactions themselves. */
    CycleWords(KnownOrder known, Meter meter) {
        this(known.committed, known.edges, known.nodes(), known.real(), false, meter);
    }

    CycleWords(Points points, Meter meter) {
        this(points.committed, points.edges, points.nodes(), points.real(), points.isSplit(), meter);
    }

    private CycleWords(Committed committed, Edges edges, int nodes, int real, boolean isSplit, Meter meter) {
        this.committed = committed;
        this.edges = edges;
        this.nodes = nodes;
        this.real = real;
        this.isSplit = isSplit;
        this.meter = meter;
        this.words = new TxnWords(committed.transactions);
    }

    Finding finding(TxnAnomaly anomaly, List<Step> cycle) {
        boolean isConcluded = false;
        List<Edge> drawn = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Step step : cycle) {
            name(step.before());
        }
        for (Step step : cycle) {
            isConcluded |= !Evident.is(step, committed);
            String clause = clause(step, 0);
            text.append(clause).append(". ");
            drawn.add(edge(step, clause));
        }
        text.append(cycle.size() == 1 ? "So it" : "So each of these").append(" comes before itself");
        text.append(isConcluded ? ", whatever the order of the other versions." : ".");
        return words.finding(
                anomaly,
                text.toString(),
                drawn,
                involved.stream().mapToInt(Integer::intValue).toArray());
    }

    private String name(int t) {
        involved.add(committed.number[t]);
        return words.name(committed.number[t]);
    }

    /** Such as: wrote 5 to x; read 5 from x; found nothing in x. */
    private String deed(int operation) {
        Transactions all = committed.transactions;
        String key = words.key(all.key(operation));
        if (all.kind(operation) == Transactions.WRITE) {
            return "wrote " + words.value(all.value(operation)) + " to " + key;
        }
        return all.value(operation) == History.NULL
                ? "found nothing in " + key
                : "read " + words.value(all.value(operation)) + " from " + key;
    }

    private String clause(Step step, int depth) {
        String before = name(step.before());
        String after = name(step.after());
        return switch (step.kind()) {
            case READS_FROM ->
                after + " " + deed(committed.readOperation[step.read()]) + ", which " + before + " wrote";
            case SESSION -> before + " was before " + after + " in its session";
            case REAL_TIME ->
                before + " had completed (" + words.moment(committed.completion[step.before()]) + ") before " + after
                        + " was invoked (" + words.moment(committed.invocation[step.after()]) + ")";
            case OVERWRITTEN -> overwritten(step, depth);
            case BEGUN_BEFORE ->
                versions(step, Evident.overwrittenKey(step, committed)) + ", for " + after
                        + " cannot have been done when " + before + " began";
            case READ_BEFORE ->
                versions(step, Evident.overwrittenKey(step, committed)) + ", for " + before + " read what " + after
                        + " overwrote";
            default -> concluded(step, depth);
        };
    }

    private String versions(Step step, int key) {
        return name(step.before()) + " " + deed(committed.writeOperation[committed.write(step.before(), key)])
                + " before " + name(step.after()) + " "
                + deed(committed.writeOperation[committed.write(step.after(), key)]);
    }

    private String overwritten(Step step, int depth) {
        int key = Evident.overwrittenKey(step, committed);
        int read = committed.read(step.before(), key);
        int source = committed.readSource[read];
        String overwriting = name(step.after());
        String text = name(step.before()) + " " + deed(committed.readOperation[read]) + ", ";
        String value =
                words.value(committed.transactions.value(committed.writeOperation[committed.write(step.after(), key)]));
        if (source == Committed.INIT) {
            return text + "to which " + overwriting + " wrote " + value;
        }
        if (Evident.is(step, committed)) {
            return text + "which " + overwriting + " read, too, and overwrote with " + value;
        }
        text += "which " + name(source) + " wrote and " + overwriting + " overwrote with " + value;
        if (depth == DEPTH_MAX) {
            return text;
        }
        return text + " (" + way(end(source), begin(step.after()), step.edge(), depth) + ")";
    }

    /** A writer of the key of a read comes before the one that it reads from. */
    private String concluded(Step step, int depth) {
        int read = step.read();
        int reader = reader(read);
        String text = versions(step, committed.readKey[read]);
        if (depth == DEPTH_MAX) {
            return text;
        }
        String because = way(evidence(step, reader), depth);
        return text + ", for " + because + ", and " + name(reader) + " " + deed(committed.readOperation[read]);
    }

    /** The steps from the earlier writer of a conclusion to the reader for whose sake it was drawn. */
    List<Step> evidence(Step step, int reader) {
        int before = step.before();
        switch (step.kind()) {
            case SEEN_BEFORE:
                int seen = committed.readStart[reader];
                while (committed.readSource[seen] != before) {
                    seen++;
                }
                return List.of(new Step(before, reader, Reason.READS_FROM.of(seen), step.edge()));
            case SESSION_BEFORE:
                return List.of(new Step(before, reader, Reason.SESSION.of(0), step.edge()));
            case TIME_BEFORE:
                return List.of(new Step(before, reader, Reason.REAL_TIME.of(0), step.edge()));
            default:
                return steps(end(before), begin(reader), step.edge());
        }
    }

    private String way(int from, int to, int below, int depth) {
        return way(steps(from, to, below), depth);
    }

    private String way(List<Step> steps, int depth) {
        List<String> clauses = new ArrayList<>();
        for (Step step : steps) {
            if (clauses.size() == STEPS_SHOWN_MAX) {
                clauses.add("and so on to " + name(steps.get(steps.size() - 1).after()));
                break;
            }
            clauses.add(clause(step, depth + 1));
        }
        return String.join("; ", clauses);
    }

    /** A way of edges that were there before an edge was concluded. */
    private List<Step> steps(int from, int to, int below) {
        int[] way = Route.edges(from, to, edges, edge -> edge < below, nodes, meter);
        return Route.steps(edges, way, real).stream()
                .map(step ->
                        new Step(transaction(step.before()), transaction(step.after()), step.reason(), step.edge()))
                .filter(step -> step.before() != step.after())
                .toList();
    }

    private int transaction(int node) {
        return isSplit ? node >> 1 : node;
    }

    private int begin(int t) {
        return isSplit ? 2 * t : t;
    }

    private int end(int t) {
        return isSplit ? 2 * t + 1 : t;
    }

    private Edge edge(Step step, String text) {
        int from = -1;
        int to = -1;
        int key = -1;
        String type;
        switch (step.kind()) {
            case SESSION:
                type = "so";
                break;
            case REAL_TIME:
                type = "rt";
                break;
            case READS_FROM:
                type = "wr";
                key = committed.readKey[step.read()];
                from = written(step.before(), key);
                to = committed.readOperation[step.read()];
                break;
            case OVERWRITTEN:
                type = "rw";
                key = Evident.overwrittenKey(step, committed);
                from = committed.readOperation[committed.read(step.before(), key)];
                to = written(step.after(), key);
                break;
            default:
                type = "ww";
                boolean isOfVersion = step.kind() == Reason.BEGUN_BEFORE || step.kind() == Reason.READ_BEFORE;
                key = isOfVersion ? Evident.overwrittenKey(step, committed) : committed.readKey[step.read()];
                from = written(step.before(), key);
                to = written(step.after(), key);
        }
        return new Edge(
                committed.number[step.before()],
                committed.number[step.after()],
                type,
                key < 0 ? null : committed.transactions.keyValue(key),
                from < 0 ? -1 : from - committed.transactions.begin(committed.number[step.before()]),
                to < 0 ? -1 : to - committed.transactions.begin(committed.number[step.after()]),
                text);
    }

    private int written(int t, int key) {
        return committed.writeOperation[committed.write(t, key)];
    }

    /** Whose a read is. */
    int reader(int read) {
        int at = Arrays.binarySearch(committed.readStart, read);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < committed.readStart.length && committed.readStart[at + 1] == read) {
            at++;
        }
        return at;
    }

    /** With what would have to come before nothing put as who read nothing although it depends on that. */
    List<Step> withoutNothing(List<Step> cycle) {
        for (Step step : cycle) {
            if (step.after() == committed.count()) {
                int reader = reader(step.read());
                int version = Arrays.binarySearch(
                        committed.writer,
                        committed.writerStart[committed.readKey[step.read()]],
                        committed.writerStart[committed.readKey[step.read()] + 1],
                        step.before());
                List<Step> steps = new ArrayList<>(evidence(step, reader));
                steps.add(new Step(reader, step.before(), Reason.OVERWRITTEN.of(version), step.edge()));
                return steps;
            }
        }
        return cycle;
    }
}
