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
                    .filter(op -> Objects.equals(op.key(), read.key()) && read.result().equals(written(op)))
                    .toList();
            if (tried.isEmpty()) {
                named.add("thin-air");
            } else if (tried.stream().allMatch(Op::failed)) {
                named.add("aborted-read");
            }
        }
        return named;
    }

    private static Object written(Op op) {
        return op.is("write") ? op.argument() : op.is("cas") ? ((List<?>) op.argument()).get(1) : null;
    }

    /** Whether no two writes give one key one value, and none writes null. */
    public static boolean areWritesUnique(List<Op> ops) {
        for (Op one : ops) {
            for (Op other : ops) {
                boolean writes = one.is("write") && other.is("write") && !one.failed() && !other.failed();
                boolean collide = one.equals(other)
                        ? one.argument() == null
                        : Objects.equals(one.key(), other.key()) && Objects.equals(one.argument(), other.argument());
                if (writes && collide) {
                    return false;
                }
            }
        }
        return true;
    }
}
