package io.inquest.checkers.oracle.memory;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the definitions make of a history of reads and writes, before they look at any order.
 *
 * @param certain the operations that happened, in the order of their invocations
 * @param perhaps the writes of which nobody knows
 * @param named {@code aborted-read} and {@code thin-air}, as far as there are such reads
 * @param unique whether no two writes that did not fail give one key one value, and none writes null
 */
record Registers(List<Op> certain, List<Op> perhaps, Set<String> named, boolean unique) {

    static Registers of(History history) {
        List<Op> certain = new ArrayList<>();
        List<Op> perhaps = new ArrayList<>();
        List<Op> failed = new ArrayList<>();
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            EventType outcome = operation.outcome();
            Op op = op(operation);
            if (outcome == EventType.OK) {
                certain.add(op);
            } else if (op.write()) {
                (outcome == EventType.INFO ? perhaps : failed).add(op);
            }
        }
        List<Op> notFailed = new ArrayList<>(certain);
        notFailed.addAll(perhaps);
        return new Registers(certain, perhaps, named(certain, notFailed, failed), unique(notFailed));
    }

    private static Op op(Operation operation) {
        boolean write = isWrite(operation);
        return new Op(
                operation.invocation().index(),
                operation.completion() == null
                        ? History.NONE
                        : operation.completion().index(),
                operation.actor().process(),
                operation.key(),
                write,
                write ? operation.value() : operation.result(),
                operation.outcome() == EventType.INFO);
    }

    private static boolean isWrite(Operation operation) {
        switch (operation.f()) {
            case "write":
                return true;
            case "read":
                return false;
            default:
                throw new IllegalArgumentException("the oracle does not know " + operation.f());
        }
    }

    private static Set<String> named(List<Op> certain, List<Op> notFailed, List<Op> failed) {
        Set<String> named = new TreeSet<>();
        for (Op op : certain) {
            if (op.read() && !op.readsInit() && notFailed.stream().noneMatch(write -> write.rf(op))) {
                boolean tried = failed.stream().anyMatch(write -> write.rf(op));
                named.add(tried ? "aborted-read" : "thin-air");
            }
        }
        return named;
    }

    private static boolean unique(List<Op> notFailed) {
        for (Op one : notFailed) {
            if (one.write() && one.value() == null) {
                return false;
            }
            for (Op other : notFailed) {
                if (!one.equals(other) && collide(one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether these are what makes writes not unique: two that did not fail of one value to one key, or one of null. */
    static boolean collide(List<Operation> operations) {
        List<Op> writes = operations.stream()
                .filter(operation -> isWrite(operation) && operation.outcome() != EventType.FAIL)
                .map(Registers::op)
                .toList();
        return writes.size() == operations.size() && !writes.isEmpty() && writes.size() <= 2 && !unique(writes);
    }

    private static boolean collide(Op one, Op other) {
        return one.write() && other.write() && one.sameKey(other) && Objects.equals(one.value(), other.value());
    }
}
