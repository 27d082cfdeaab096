package io.inquest.checkers.sync;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Entry consistency of registers whose written values are unique (Bershad and Zekauskas, Midway: shared memory parallel
 * programming with entry consistency, 1991): who acquires a lock sees what those had done to the keys that it guards who
 * released it before. Keys that the same locks guard are decided together.
 */
public final class EntryChecker implements Checker {
    @Override
    public String name() {
        return "entry";
    }

    @Override
    public String summary() {
        return "Who acquires a lock sees what those had done to the keys that it guards who released it before.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        Meter meter = Meter.start(context);
        try {
            int misfit = Guards.misfit(history, meter);
            if (misfit != History.NONE) {
                String text = "The value of event " + misfit + " does not fit: " + Guards.needed(history, misfit) + ".";
                return Verdict.unknown(new Finding("value", text, List.of(misfit)), Map.of());
            }
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
        return LockModel.check(history, context, name(), this::violations);
    }

    private List<Finding> violations(Registers registers, Meter meter) {
        Synchronisation locks = Synchronisation.byLocks(registers, meter);
        List<List<Integer>> placesOfLock = placesOfLock(locks, registers.keys(), meter);
        List<List<Integer>> readsOfKey = readsOfKey(registers, meter);
        Map<Integer, SortedSet<Integer>> guards = new Guards(registers.history(), meter).locksByKey();
        Map<SortedSet<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        for (int key = 0; key < registers.keys(); key++) {
            SortedSet<Integer> guarding = guards.getOrDefault(key, new TreeSet<>());
            groups.computeIfAbsent(guarding, any -> new ArrayList<>()).addAll(readsOfKey.get(key));
        }
        Visibility visibility = new Visibility(name(), registers, meter);
        groups.forEach((guarding, reads) -> {
            long before = meter.bytes();
            List<Integer> members = new ArrayList<>();
            guarding.forEach(lock -> members.addAll(placesOfLock.get(lock)));
            members.sort(Comparator.naturalOrder());
            visibility.look(array(reads), locks, array(members));
            meter.release(meter.bytes() - before);
        });
        return visibility.findings();
    }

    private static int[] array(List<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<List<Integer>> placesOfLock(Synchronisation locks, int keys, Meter meter) {
        List<List<Integer>> places = lists(keys);
        for (int place = 0; place < locks.size(); place++) {
            meter.step();
            places.get(locks.channel(place)).add(place);
        }
        meter.reserve(20L * locks.size());
        return places;
    }

    private static List<List<Integer>> readsOfKey(Registers registers, Meter meter) {
        List<List<Integer>> reads = lists(registers.keys());
        for (int i = 0; i < registers.operations(); i++) {
            meter.step();
            if (registers.isRead(i)) {
                reads.get(registers.key(i)).add(i);
            }
        }
        meter.reserve(20L * registers.operations());
        return reads;
    }

    private static List<List<Integer>> lists(int count) {
        return IntStream.range(0, count)
                .<List<Integer>>mapToObj(any -> new ArrayList<>())
                .toList();
    }
}
