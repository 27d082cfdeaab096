package io.inquest.checkers.oracle.sync;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.objects.Locks;
import io.inquest.checkers.oracle.objects.Op;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The memory models with synchronisation, each decided from its definition (Dubois et al. 1986; Gharachorloo et al. 1990;
 * Bershad & Zekauskas 1991).
 */
public enum SyncModel {
    WEAK("weak", Set.of("read", "write", "sync")),
    RELEASE("release", Set.of("read", "write", "acquire", "release")),
    ENTRY("entry", Set.of("read", "write", "acquire", "release"));

    /** @param named the names that the definition has for what is wrong */
    public record Answer(Validity validity, Set<String> named) {}

    private final String word;
    private final Set<String> functions;

    SyncModel(String word, Set<String> functions) {
        this.word = word;
        this.functions = functions;
    }

    public String word() {
        return word;
    }

    public Answer decide(History history) {
        List<Op> all = Op.of(history);
        List<Op> ops = all.stream().filter(SyncModel::isThere).toList();
        Set<String> named = new TreeSet<>(UnfoundedReads.named(all));
        if (this != WEAK && isAnyLockHeldTwice(ops)) {
            named.add("mutual-exclusion"); // which makes it invalid, whatever else there is
        }
        if (!named.isEmpty()) {
            return new Answer(Validity.INVALID, named);
        }
        if (!ops.stream().allMatch(op -> functions.contains(op.f()))) {
            return new Answer(Validity.UNKNOWN, named);
        }
        boolean unique = UnfoundedReads.areWritesUnique(ops);
        return new Answer(!unique ? Validity.UNKNOWN : isValid(ops) ? Validity.VALID : Validity.INVALID, named);
    }

    /** What failed did not happen, but for a cas that read another value. */
    private static boolean isThere(Op op) {
        return !op.failed() || (op.is("cas") && "mismatch".equals(op.error()));
    }

    private static boolean isAnyLockHeldTwice(List<Op> ops) {
        List<Op> ofLocks =
                ops.stream().filter(op -> op.is("acquire") || op.is("release")).toList();
        return Op.byKey(ofLocks).values().stream().anyMatch(Locks::isHeldTwice);
    }

    private boolean isValid(List<Op> ops) {
        for (Op read : ops) {
            if (read.is("read") && read.ok() && !isExplained(read, ops)) {
                return false;
            }
        }
        return true;
    }

    private boolean isExplained(Op read, List<Op> ops) {
        boolean[][] hb = happenedBefore(read.key(), ops);
        int r = ops.indexOf(read);
        int w = -1;
        for (int i = 0; i < hb.length; i++) {
            w = isWriteOf(ops.get(i), read.key()) && ops.get(i).argument().equals(read.result()) ? i : w;
        }
        if (w >= 0 && hb[r][w]) {
            return false;
        }
        for (int between = 0; between < hb.length; between++) {
            if (between != w
                    && isWriteOf(ops.get(between), read.key())
                    && (w < 0 || hb[w][between])
                    && hb[between][r]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWriteOf(Op op, Object key) {
        return op.is("write") && Objects.equals(op.key(), key);
    }

    /** What happened before what, as the key's operations see it. */
    private boolean[][] happenedBefore(Object key, List<Op> ops) {
        boolean[][] hb = new boolean[ops.size()][ops.size()];
        for (int i = 0; i < hb.length; i++) {
            for (int j = 0; j < hb.length; j++) {
                Op one = ops.get(i);
                Op other = ops.get(j);
                hb[i][j] = one.so(other) || synchronises(one, other, key, ops);
            }
        }
        for (int k = 0; k < hb.length; k++) {
            for (int i = 0; i < hb.length; i++) {
                for (int j = 0; j < hb.length; j++) {
                    hb[i][j] |= hb[i][k] && hb[k][j];
                }
            }
        }
        return hb;
    }

    private boolean synchronises(Op one, Op other, Object key, List<Op> ops) {
        if (this == WEAK) {
            return one.is("sync") && other.is("sync") && one.rt(other);
        }
        return one.is("release")
                && other.is("acquire")
                && Objects.equals(one.key(), other.key())
                && one.process() != other.process()
                && other.ok()
                && other.completion() > one.invocation()
                && (this == RELEASE || guards(one.key(), key, ops));
    }

    /** Whether some acquire or release of the lock says that it guards the key. */
    private static boolean guards(Object lock, Object key, List<Op> ops) {
        return ops.stream()
                .filter(op -> op.is("acquire") || op.is("release"))
                .filter(op -> Objects.equals(op.key(), lock))
                .anyMatch(op -> op.argument() instanceof Map<?, ?> value
                        && value.get("guards") instanceof List<?> guarded
                        && guarded.contains(key));
    }
}
