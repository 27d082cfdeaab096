package io.inquest.checkers.oracle.sync;

import io.inquest.checkers.oracle.objects.Op;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is said of reads of registers before any model is asked. */
public final class UnfoundedReads {
    private UnfoundedReads() {}

    /** {@code aborted-read} and {@code thin-air}, as far as there are such reads. */
    public static Set<String> named(List<Op> ops) {
        Set<String> named = new TreeSet<>();
        for (Op read : ops) {
            if (!read.is("read") || !read.ok() || read.result() == null) {
                continue;
            }
            List<Op> tried = ops.stream()
                    .filter(op -> Objects.equals(op.key(), read.key())
                            && read.result().equals(written(op)))
                    .toList();
            if (tried.isEmpty()) {
                named.add("thin-air");
            } else if (tried.stream().allMatch(Op::failed)) {
                named.add("aborted-read");
            }
        }
        return named;
    }

    private static boolean isWrite(Op op) {
        return (op.is("write") || op.is("cas")) && !op.failed();
    }

    private static Object written(Op op) {
        return op.is("write") ? op.argument() : op.is("cas") ? ((List<?>) op.argument()).get(1) : null;
    }

    /** Whether no two writes give one key one value, and none writes null. */
    public static boolean areWritesUnique(List<Op> ops) {
        for (Op one : ops) {
            for (Op other : ops) {
                boolean collide = one.equals(other)
                        ? written(one) == null
                        : Objects.equals(one.key(), other.key()) && Objects.equals(written(one), written(other));
                if (isWrite(one) && isWrite(other) && collide) {
                    return false;
                }
            }
        }
        return true;
    }
}
