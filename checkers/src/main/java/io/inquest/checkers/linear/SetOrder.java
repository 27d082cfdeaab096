package io.inquest.checkers.linear;

import io.inquest.checkers.model.SetModel;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides a set that only grows, in time near-linear in what its reads show.
 *
 * <p>Of any two reads the later one shows all that the earlier one does, so the reads must form a chain, and what they
 * show makes <em>levels</em>: reads of one level show the same. An element belongs to the first level that shows it; all
 * its adds come after all reads of lower levels, and one of them before the reads of its own. What no read shows belongs
 * above all. From the lowest level on each operation is given the earliest moment that is possible: when it is invoked,
 * or as soon as those that must come before it have come. There is a linearization exactly if that is before each
 * completes.
 *
 * <p>An indeterminate add counts where it is the first of its element to be invoked, and is else left out.
 */
final class SetOrder implements Direct {
    /**
     * What contradicts what.
     *
     * @param operation a read, or the add of {@code element}
     * @param other of reads that are not comparable the other one; else the operation that was invoked after the first
     *     had completed, or {@link #NOBODY} if nobody had tried to add the element
     * @param via the read that shows what {@code other} added; or {@code other} itself
     * @param element what is wrong with it: its number
     */
    record Conflict(Kind kind, int operation, int other, int via, int element) {}

    enum Kind {
        /** A read shows an element more than once. */
        TWICE,
        /** Of two reads each shows what the other does not. */
        INCOMPARABLE,
        /** A read completed before a read of a lower level was invoked. */
        SHRUNK,
        /** A read completed before any add of an element that it shows was invoked. */
        TOO_SOON,
        /** An add completed before a read that does not show its element was invoked. */
        STALE
    }

    static final int NOBODY = -1;
    private static final int TOP = Integer.MAX_VALUE;

    private final Part part;
    private final History history;
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    /** By operation: the elements of a read, by number; null of an add. */
    private final int[][] shown;
    /** By operation: the element of an add. */
    private final int[] added;
    /** By element. */
    private int[] level = new int[16];

    private int[] firstAdd = new int[16];
    /** By operation: the earliest moment, an event after which it may come; negative if it is left out. */
    private final int[] moment;

    private final int[] levelOf;
    private int[] reads;
    private Conflict conflict;

    private SetOrder(Part part) {
        this.part = part;
        this.history = part.history;
        this.shown = new int[part.size()][];
        this.added = new int[part.size()];
        this.moment = new int[part.size()];
        this.levelOf = new int[part.size()];
    }

    /** The order of a set's part; null where a read has no list. */
    static SetOrder of(Part part) {
        SetOrder set = new SetOrder(part);
        if (!set.read()) {
            return null;
        }
        if (set.conflict == null) {
            set.makeLevels();
        }
        if (set.conflict == null) {
            set.place();
        }
        return set;
    }

    Conflict conflict() {
        return conflict;
    }

    /** An element by its number. */
    Object element(int number) {
        for (Map.Entry<Object, Integer> entry : numbers.entrySet()) {
            if (entry.getValue() == number) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("no element " + number);
    }

    /** An element that one read shows and another does not. */
    int differing(int read, int other) {
        int[] sorted = shown[other].clone();
        Arrays.sort(sorted);
        return Arrays.stream(shown[read])
                .filter(element -> Arrays.binarySearch(sorted, element) < 0)
                .findFirst()
                .orElseThrow();
    }

    private boolean read() {
        Arrays.fill(firstAdd, NOBODY);
        int count = 0;
        reads = new int[part.required];
        for (int operation = 0; operation < part.size(); operation++) {
            if (!part.read[operation]) {
                int element = number(history.valueOf(history.value(part.invocation[operation])));
                added[operation] = element;
                int first = firstAdd[element];
                boolean earlier = first == NOBODY || part.invocation[operation] < part.invocation[first];
                firstAdd[element] = earlier ? operation : first;
                continue;
            }
            reads[count++] = operation;
            Object result = history.valueOf(history.value(part.completion[operation]));
            if (result != null && !(result instanceof List<?>)) {
                return false;
            }
            List<?> elements = SetModel.elements(result);
            int[] its = new int[elements.size()];
            for (int i = 0; i < its.length; i++) {
                its[i] = number(elements.get(i));
            }
            shown[operation] = its;
            requireOnce(operation);
        }
        reads = Arrays.copyOf(reads, count);
        return true;
    }

    private int number(Object element) {
        Integer known = numbers.putIfAbsent(element, numbers.size());
        int number = known == null ? numbers.size() - 1 : known;
        if (number == level.length) {
            level = Arrays.copyOf(level, 2 * number);
            firstAdd = Arrays.copyOf(firstAdd, 2 * number);
            Arrays.fill(firstAdd, number, 2 * number, NOBODY);
        }
        level[number] = TOP;
        return number;
    }

    private void requireOnce(int read) {
        int[] sorted = shown[read].clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length && conflict == null; i++) {
            if (sorted[i] == sorted[i - 1]) {
                conflict = new Conflict(Kind.TWICE, read, NOBODY, NOBODY, sorted[i]);
            }
        }
    }

    /** Sorts the reads by what they show. */
    private void makeLevels() {
        long[] bySize = new long[reads.length];
        for (int i = 0; i < reads.length; i++) {
            bySize[i] = (long) shown[reads[i]].length << 32 | reads[i];
        }
        Arrays.sort(bySize);
        int last = -1;
        for (int i = 0; i < reads.length; i++) {
            reads[i] = (int) bySize[i];
            int below = i == 0 ? 0 : shown[reads[i - 1]].length;
            last += i == 0 || shown[reads[i]].length > below ? 1 : 0;
            levelOf[reads[i]] = last;
            int known = 0;
            for (int element : shown[reads[i]]) {
                known += level[element] == TOP ? 0 : 1;
            }
            if (known < below) {
                int other = reads[i - 1];
                conflict = new Conflict(Kind.INCOMPARABLE, other, reads[i], reads[i], differing(other, reads[i]));
                return;
            }
            for (int element : shown[reads[i]]) {
                level[element] = Math.min(level[element], last);
            }
        }
    }

    private void place() {
        // the moment since which all reads so far may have been, the operation that makes it so late, and the read
        int since = -1;
        int source = NOBODY;
        int via = NOBODY;
        int next = 0;
        int[] sinceOf = new int[reads.length + 1];
        int[] sourceOf = new int[reads.length + 1];
        int[] viaOf = new int[reads.length + 1];
        int levels = 0;
        while (next < reads.length && conflict == null) {
            int current = levelOf[reads[next]];
            sinceOf[current] = since;
            sourceOf[current] = source;
            viaOf[current] = via;
            levels = current + 1;
            for (int element : shown[reads[next]]) {
                if (level[element] == current) {
                    int add = firstAdd[element];
                    if (add == NOBODY) {
                        conflict = new Conflict(Kind.TOO_SOON, reads[next], NOBODY, NOBODY, element);
                        return;
                    }
                    if (part.invocation[add] > since) {
                        since = part.invocation[add];
                        source = add;
                        via = reads[next];
                    }
                }
            }
            int start = since;
            int startSource = source;
            for (; next < reads.length && levelOf[reads[next]] == current; next++) {
                int read = reads[next];
                moment[read] = Math.max(start, part.invocation[read]);
                if (moment[read] >= part.completion[read]) {
                    conflict = late(read, startSource);
                    return;
                }
                if (part.invocation[read] > since) {
                    since = part.invocation[read];
                    source = read;
                    via = read;
                }
            }
        }
        sinceOf[levels] = since;
        sourceOf[levels] = source;
        viaOf[levels] = via;
        placeAdds(levels, sinceOf, sourceOf, viaOf);
    }

    private Conflict late(int read, int source) {
        return part.read[source]
                ? new Conflict(Kind.SHRUNK, read, source, source, differing(read, source))
                : new Conflict(Kind.TOO_SOON, read, source, source, added[source]);
    }

    private void placeAdds(int levels, int[] since, int[] source, int[] via) {
        for (int add = 0; add < part.size() && conflict == null; add++) {
            if (part.read[add]) {
                continue;
            }
            int element = added[add];
            int its = Math.min(level[element], levels);
            levelOf[add] = its;
            boolean counts = part.isRequired(add) || (its < levels && firstAdd[element] == add);
            moment[add] = counts ? Math.max(since[its], part.invocation[add]) : NOBODY;
            if (counts && moment[add] >= part.completion[add]) {
                conflict = new Conflict(Kind.STALE, add, source[its], via[its], element);
            }
        }
    }

    @Override
    public boolean contradicts() {
        return conflict != null;
    }

    @Override
    public int[] linearization() {
        Integer[] operations = new Integer[part.size()];
        int count = 0;
        for (int operation = 0; operation < operations.length; operation++) {
            if (moment[operation] != NOBODY) {
                operations[count++] = operation;
            }
        }
        Arrays.sort(operations, 0, count, (one, two) -> {
            int byMoment = Integer.compare(moment[one], moment[two]);
            int byLevel = Integer.compare(levelOf[one], levelOf[two]);
            return byMoment != 0 ? byMoment : byLevel != 0 ? byLevel : Boolean.compare(part.read[one], part.read[two]);
        });
        return Arrays.stream(operations, 0, count).mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String explanation(Phrases phrases) {
        return new SetExplanation(part, this).text(phrases);
    }

    @Override
    public List<Integer> evidence() {
        return new SetExplanation(part, this).evidence();
    }
}
