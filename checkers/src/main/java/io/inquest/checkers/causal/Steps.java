package io.inquest.checkers.causal;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * A sentence for each step of the paths of an explanation, each step said once, and what they rest on before them. An added
 * edge rests on its read; or, where the number of that is negative, on what {@link #agreed} or {@link #SUPPOSED} say.
 */
public final class Steps {
    /** In place of the read of an edge that is only supposed. */
    public static final int SUPPOSED = Integer.MIN_VALUE;

    private static final int SENTENCES_MAX = 40;

    private final Registers registers;
    private final RegisterWords words;
    private final Paths paths;
    private final IntFunction<Paths> pathsBehind;
    private final Edges added;
    private final IntUnaryOperator edgesBehind;
    private final String forWhom;
    private final Set<String> sentences = new LinkedHashSet<>();
    private final Set<Integer> operations = new TreeSet<>();
    private final Set<Integer> explained = new TreeSet<>();

    /**
     * @param edgesBehind for an added edge, how many of the added ones the path to its read may take
     * @param forWhom for whom the added edges hold, such as: for process 3
     */
    public Steps(Registers registers, Paths paths, Edges added, IntUnaryOperator edgesBehind, String forWhom) {
        this(registers, paths, edge -> paths, added, edgesBehind, forWhom);
    }

    /** @param pathsBehind for an added edge, where the path to its read is; the first is where those of the explanation are */
    public Steps(
            Registers registers,
            Paths paths,
            IntFunction<Paths> pathsBehind,
            Edges added,
            IntUnaryOperator edgesBehind,
            String forWhom) {
        this.registers = registers;
        this.words = new RegisterWords(registers);
        this.paths = paths;
        this.pathsBehind = pathsBehind;
        this.added = added;
        this.edgesBehind = edgesBehind;
        this.forWhom = forWhom;
    }

    /** In place of the read of an edge that holds for all because it holds for one session. */
    public static int agreed(int session) {
        return -1 - session;
    }

    /** Says each step of a path; of the added edges, only the first so many exist. */
    public void follow(int[] path, int edgesMax) {
        for (int i = 1; i < path.length; i++) {
            int edge = paths.addedEdge(path[i - 1], path[i], edgesMax);
            if (edge != Edges.NONE) {
                explain(edge);
            } else {
                say(path[i - 1], path[i]);
            }
        }
    }

    private void say(int from, int to) {
        operations.add(from);
        operations.add(to);
        boolean isReadsFrom = registers.isRead(to) && registers.source(to) == from;
        String text = isReadsFrom
                ? words.did(to) + ", which " + words.process(from) + " wrote " + words.at(from)
                : words.did(from) + ", then " + words.deed(to);
        sentences.add(EventWords.atStart(text) + ".");
    }

    private void explain(int edge) {
        if (!explained.add(edge)) {
            return;
        }
        int from = added.from(edge);
        int to = added.to(edge);
        int read = added.read(edge);
        int behind = edgesBehind.applyAsInt(edge);
        if (registers.isRead(from)) {
            explainReplaced(edge, behind);
            return;
        }
        if (read < 0) {
            explainAgreed(edge, behind);
            return;
        }
        if (explained.size() <= SENTENCES_MAX) {
            follow(pathsBehind.apply(edge).shortest(from, end -> end == read, behind), behind);
        }
        operations.add(from);
        operations.add(to);
        operations.add(read);
        sentences.add("After the write of " + words.value(from) + " " + words.at(from) + ", " + words.process(read)
                + " found " + words.value(to) + " in " + words.object(to) + " " + words.at(read) + ": so "
                + (forWhom.isEmpty() ? "" : forWhom + " ") + "the write of " + words.value(from)
                + " comes before that of " + words.value(to) + " "
                + words.at(to) + ".");
    }

    private void explainAgreed(int edge, int behind) {
        int from = added.from(edge);
        int to = added.to(edge);
        if (added.read(edge) != SUPPOSED && explained.size() <= SENTENCES_MAX) {
            follow(pathsBehind.apply(edge).shortest(from, end -> end == to, behind), behind);
        }
        operations.add(from);
        operations.add(to);
        String how = added.read(edge) == SUPPOSED ? "As supposed, " : "So for all, ";
        sentences.add(how + "the write of " + words.value(from) + " " + words.at(from) + " comes before that of "
                + words.value(to) + " " + words.at(to) + ".");
    }

    /** A read comes before what replaces the write that it is from. */
    private void explainReplaced(int edge, int behind) {
        int read = added.from(edge);
        int replacing = added.to(edge);
        int source = registers.source(read);
        operations.add(read);
        operations.add(replacing);
        String so =
                ": so that read comes before the write of " + words.value(replacing) + " " + words.at(replacing) + ".";
        if (source == Registers.INIT) {
            sentences.add(EventWords.atStart(words.did(read)) + so);
            return;
        }
        if (explained.size() <= SENTENCES_MAX) {
            follow(pathsBehind.apply(edge).shortest(source, end -> end == replacing, behind), behind);
        }
        operations.add(source);
        sentences.add(EventWords.atStart(words.did(read)) + ", whose write " + words.at(source)
                + " comes before that of " + words.value(replacing) + so);
    }

    /** All sentences, or the first and how many more there are. */
    public String text() {
        List<String> all = new ArrayList<>(sentences);
        int more = all.size() - SENTENCES_MAX;
        if (more > 0) {
            all = new ArrayList<>(all.subList(0, SENTENCES_MAX));
            all.add("(There are " + more + " more such steps.)");
        }
        return String.join(" ", all);
    }

    public int[] operations() {
        return operations.stream().mapToInt(Integer::intValue).toArray();
    }

    public RegisterWords words() {
        return words;
    }
}
