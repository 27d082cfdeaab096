package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * Searches the open orders of versions for one without a forbidden cycle. For each two transactions that write a common key and
 * whose order is open there is a variable; a solver proposes values, and for cycles that these close, it is told that
 * not all of what they are made of may hold, until it has none to propose or there is no cycle.
 */
final class OrderSearch {
    /** How many cycles of one proposal are ruled out at a time. */
    private static final int CYCLES_MAX = 10_000;
    /** How many conflicts the solver may come upon before the budget is looked at. */
    private static final int CONFLICTS_A_LOOK = 2000;

    private static final int CONFLICTS_MAX = 50_000;
    private static final int CLAUSE_BYTES = 200;
    /** Up to how many cycles a core is made as small as it gets. */
    private static final int CORE_MAX = 400;

    private final Points points;
    private final Versions versions;
    private final boolean hasSessions;
    private final Meter meter;
    private final LongIntMap variables = new LongIntMap();
    private int variableCount;
    /** Edges that hold if a literal does, which is their reason; 0: always. */
    private final Edges conditional;

    private final Edges overwriting;
    private final List<int[]> clauses = new ArrayList<>();
    private int cycles;

    OrderSearch(Inference inference, Candidate candidate, boolean hasSessions, Meter meter) {
        this.points = inference.points;
        this.versions = inference.versions;
        this.hasSessions = hasSessions;
        this.meter = meter;
        this.conditional = new Edges(meter);
        this.overwriting = new Edges(meter);
        for (int i = 0; i < inference.overwriting.size(); i++) {
            overwriting.add(inference.overwriting.from(i), inference.overwriting.to(i), 0);
        }
        for (int i = 0; i < inference.open(); i++) {
            int version = inference.first(i);
            int other = inference.second(i);
            boolean isFirst = candidate.isBefore(version, other);
            int variable = variable(versions.writer(version), versions.writer(other));
            add(isFirst ? version : other, isFirst ? other : version, -variable);
            add(isFirst ? other : version, isFirst ? version : other, variable);
        }
    }

    /** False, which the solver prefers, is the candidate's order. */
    int variable(int a, int b) {
        long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
        int variable = variables.get(pair);
        if (variable == LongIntMap.ABSENT) {
            variable = ++variableCount;
            variables.put(pair, variable);
        }
        return variable;
    }

    private void add(int earlier, int later, int literal) {
        int before = versions.writer(earlier);
        int after = versions.writer(later);
        meter.step();
        conditional.add(points.end(before), points.begin(after), literal);
        for (int i = versions.readStart[earlier]; i < versions.readStart[earlier + 1]; i++) {
            int reader = versions.reader[versions.reads[i]];
            if (reader == after) {
                continue;
            }
            if (points.shape == Shape.AT_MOST_ONE) {
                overwriting.add(reader, after, literal);
            } else {
                conditional.add(points.begin(reader), points.end(after), literal);
            }
        }
    }

    /** Whether there is an order without a forbidden cycle. */
    boolean isAny() {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(variableCount);
        try {
            boolean[] holds = new boolean[variableCount + 1];
            while (solve(solver)) {
                for (int i = 1; i <= variableCount; i++) {
                    holds[i] = solver.model(i);
                }
                List<int[]> found = cyclesOf(holds);
                if (found.isEmpty()) {
                    return true;
                }
                for (int[] clause : found) {
                    meter.reserve(CLAUSE_BYTES + 8L * clause.length);
                    clauses.add(clause);
                    solver.addClause(new VecInt(clause.clone()));
                }
            }
            return false;
        } catch (ContradictionException contradiction) {
            return false;
        } finally {
            solver.reset();
        }
    }

    private boolean solve(ISolver solver) {
        for (int conflicts = CONFLICTS_A_LOOK; true; conflicts = Math.min(2 * conflicts, CONFLICTS_MAX)) {
            meter.look();
            solver.setTimeoutOnConflicts(conflicts);
            try {
                return solver.isSatisfiable();
            } catch (TimeoutException more) {
                solver.expireTimeout();
            }
        }
    }

    private static boolean isOn(int literal, boolean[] holds) {
        return literal == 0 || holds[Math.abs(literal)] == literal > 0;
    }

    /** For some cycles that a proposal closes, that not all of their literals may hold. */
    private List<int[]> cyclesOf(boolean[] holds) {
        Edges edges = points.edges;
        int known = edges.size();
        for (int i = 0; i < conditional.size(); i++) {
            if (isOn(conditional.reason(i), holds)) {
                edges.add(conditional.from(i), conditional.to(i), i);
            }
        }
        List<int[]> found = new ArrayList<>();
        Sorting sorting = new Sorting(points.nodes(), edges, meter);
        if (!sorting.isAcyclic()) {
            CycleSearch cycles = sorting.cycles();
            boolean[] isFound = new boolean[points.nodes()];
            for (int node = 0; node < points.real() && found.size() < CYCLES_MAX; node++) {
                int[] cycle = isFound[node] ? null : cycles.through(node, points.real());
                if (cycle != null) {
                    found.add(clause(cycle, known, 0));
                    for (int edge : cycle) {
                        isFound[edges.to(edge)] = true;
                    }
                }
            }
            cycles.release();
        } else if (overwriting.size() > 0) {
            overwritten(sorting.order(), known, holds, found);
        }
        sorting.release();
        edges.truncate(known);
        return found;
    }

    private void overwritten(int[] order, int known, boolean[] holds, List<int[]> found) {
        Edges edges = points.edges;
        Reach reach = Reach.of(points, edges, order, hasSessions, meter);
        for (int i = 0; i < overwriting.size() && found.size() < CYCLES_MAX; i++) {
            boolean closes = isOn(overwriting.reason(i), holds)
                    && reach.reaches(overwriting.to(i), overwriting.from(i));
            if (closes) {
                int[] way = Route.edges(
                        overwriting.to(i), overwriting.from(i), edges, any -> true, points.nodes(), meter);
                found.add(clause(way, known, overwriting.reason(i)));
            }
        }
        reach.release();
    }

    /** @param also a literal that the cycle needs besides those of its edges, or 0 */
    private int[] clause(int[] cycle, int known, int also) {
        int[] literals = new int[cycle.length + 1];
        int count = 0;
        if (also != 0) {
            literals[count++] = -also;
        }
        for (int edge : cycle) {
            if (edge >= known) {
                literals[count++] = -conditional.reason(points.edges.reason(edge));
            }
        }
        return Arrays.stream(literals, 0, count).distinct().toArray();
    }

    /**
     * By variable, whether there is no order for the sake of it, among others. Where there are few cycles, those that are not needed
     * for that are left out, one after the other.
     */
    boolean[] core() {
        List<int[]> needed = new ArrayList<>(clauses);
        for (int i = 0; clauses.size() <= CORE_MAX && i < needed.size(); ) {
            int[] left = needed.remove(i);
            if (isSatisfiable(needed)) {
                needed.add(i++, left);
            }
        }
        cycles = needed.size();
        boolean[] isInvolved = new boolean[variableCount + 1];
        for (int[] clause : needed) {
            for (int literal : clause) {
                isInvolved[Math.abs(literal)] = true;
            }
        }
        return isInvolved;
    }

    /** How many cycles the core is made of, once that was asked for. */
    int cycles() {
        return cycles;
    }

    private boolean isSatisfiable(List<int[]> some) {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(variableCount);
        try {
            for (int[] clause : some) {
                solver.addClause(new VecInt(clause.clone()));
            }
            solver.setTimeoutOnConflicts(CONFLICTS_A_LOOK);
            return solver.isSatisfiable();
        } catch (ContradictionException contradiction) {
            return false;
        } catch (TimeoutException unknown) {
            return true;
        } finally {
            solver.reset();
        }
    }
}
