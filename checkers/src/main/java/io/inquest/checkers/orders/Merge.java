package io.inquest.checkers.orders;

import io.inquest.checkers.common.LongIntMap;
import java.util.ArrayDeque;
import java.util.Map;

/**
 * One order of the operations on several objects from an order of each that contains real time: there is one that contains session order
 * too (Herlihy and Wing, Linearizability: a correctness condition for concurrent objects, 1990, theorem 1).
 */
final class Merge {
    private static final int NONE = -1;

    private Merge() {}

    /** @param orders by key, invocations in order; those of all objects of the program */
    static Answer of(Program program, Map<Object, int[]> orders) {
        LongIntMap operationAt = new LongIntMap(program.operations());
        for (int i = 0; i < program.operations(); i++) {
            operationAt.put(program.invocation(i), i);
        }
        int[] following = new int[program.operations()];
        int[] waitsFor = new int[program.operations()];
        boolean[] isInOrder = new boolean[program.operations()];
        int size = 0;
        for (int[] order : orders.values()) {
            int before = NONE;
            for (int invocation : order) {
                int operation = operationAt.get(invocation);
                isInOrder[operation] = true;
                size++;
                if (before != NONE) {
                    following[before] = operation + 1;
                    waitsFor[operation]++;
                }
                before = operation;
            }
        }
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < program.operations(); i++) {
            waitsFor[i] += isFirst(program, i) ? 0 : 1;
            if (isInOrder[i] && waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        int[] merged = new int[size];
        int length = 0;
        while (!ready.isEmpty()) {
            int operation = ready.remove();
            merged[length++] = program.invocation(operation);
            int next = operation + 1;
            boolean hasNext = next < program.operations() && !isFirst(program, next) && isInOrder[next];
            for (int after : new int[] {following[operation] - 1, hasNext ? next : NONE}) {
                if (after != NONE && --waitsFor[after] == 0) {
                    ready.add(after);
                }
            }
        }
        if (length < size) {
            throw new IllegalStateException("orders that contain real time cannot be merged");
        }
        return Answer.of(merged);
    }

    private static boolean isFirst(Program program, int operation) {
        return operation == program.starts[program.sessionOf[operation]];
    }
}
