package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies that reads show by themselves, without any order of versions. */
final class Reads {
    private final Txns txns;

    Reads(Txns txns) {
        this.txns = txns;
    }

    /** Those that are certain even where values are ambiguous: what was read is nobody's, or only of those that failed. */
    Set<String> unfounded() {
        Set<String> found = new TreeSet<>();
        for (Txn txn : txns.all) {
            for (Mop read : txn.reads()) {
                for (Object value : read.seen()) {
                    List<Txn> writers = txns.writers(read.key(), value);
                    if (writers.isEmpty()) {
                        found.add("garbage-read");
                    } else if (writers.stream().allMatch(Txn::failed)) {
                        found.add("G1a");
                    }
                }
            }
        }
        return found;
    }

    /** All of them. */
    Set<String> anomalies() {
        Set<String> found = unfounded();
        for (Txn txn : txns.all) {
            for (int i = 0; txn.ok() && i < txn.mops().size(); i++) {
                if (txn.mops().get(i).reads()) {
                    add(txn, i, found);
                }
            }
        }
        for (Object key : txns.keys) {
            if (isAnUpdateLost(key)) {
                found.add("lost-update");
            }
            if (txns.areLists && !areOfOneOrder(key)) {
                found.add("incompatible-order");
            }
        }
        return found;
    }

    private void add(Txn txn, int i, Set<String> found) {
        Mop read = txn.mops().get(i);
        List<Object> seen = read.seen();
        for (Txn writer : writers(read)) {
            List<Object> written = writer.written(read.key());
            if (writer != txn && !read.lastSeen().equals(written.get(written.size() - 1))) {
                found.add("G1b");
            }
        }
        if (new LinkedHashSet<>(seen).size() < seen.size()) {
            found.add("duplicate-elements");
        }
        if (txn.mops().subList(i, txn.mops().size()).stream()
                .anyMatch(mop -> mop.writes() && Objects.equals(mop.key(), read.key()) && seen.contains(mop.value()))) {
            found.add("future-read");
        }
        if (contradicts(txn.mops().subList(0, i), read)) {
            found.add("internal");
        }
        for (int e = 0; txns.areLists && e < seen.size(); e++) {
            if (isOfFailedOnly(read.key(), seen.get(e))
                    && seen.subList(e, seen.size()).stream()
                            .anyMatch(later -> txns.committed.contains(txns.writer(read.key(), later)))) {
                found.add("dirty-update");
            }
        }
    }

    /** Who wrote the version read: the one that did not fail; or else those that did. */
    private List<Txn> writers(Mop read) {
        if (read.lastSeen() == null) {
            return List.of();
        }
        Txn writer = txns.writer(read.key(), read.lastSeen());
        return writer != null ? List.of(writer) : txns.writers(read.key(), read.lastSeen());
    }

    private boolean isOfFailedOnly(Object key, Object value) {
        List<Txn> writers = txns.writers(key, value);
        return !writers.isEmpty() && writers.stream().allMatch(Txn::failed);
    }

    /** Whether the read is not what the transaction's own earlier reads and writes of the key let it expect. */
    private boolean contradicts(List<Mop> earlier, Mop read) {
        List<Object> expected = new ArrayList<>();
        boolean isAllKnown = false; // else what is expected is only the end of the list
        boolean isAnyKnown = false;
        for (Mop mop : earlier) {
            if (!Objects.equals(mop.key(), read.key()) || !mop.isKnown()) {
                continue;
            }
            isAnyKnown = true;
            if (mop.reads()) {
                expected = mop.seen();
                isAllKnown = true;
            } else if (txns.areLists) {
                expected.add(mop.value());
            } else {
                expected = new ArrayList<>(List.of(mop.value()));
                isAllKnown = true;
            }
        }
        List<Object> seen = read.seen();
        if (!isAnyKnown) {
            return false;
        }
        if (isAllKnown) {
            return !seen.equals(expected);
        }
        int begin = seen.size() - expected.size();
        return begin < 0 || !seen.subList(begin, seen.size()).equals(expected);
    }

    private boolean isAnUpdateLost(Object key) {
        for (Txn one : txns.committed) {
            for (Txn other : txns.committed) {
                if (one != other
                        && one.writes(key)
                        && other.writes(key)
                        && one.firstRead(key) != null
                        && other.firstRead(key) != null
                        && one.firstRead(key).seen().equals(other.firstRead(key).seen())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether of two reads of the list one is always how the other begins. */
    boolean areOfOneOrder(Object key) {
        for (Mop one : txns.reads(key)) {
            for (Mop other : txns.reads(key)) {
                List<Object> shorter = one.seen();
                if (shorter.size() <= other.seen().size()
                        && !other.seen().subList(0, shorter.size()).equals(shorter)) {
                    return false;
                }
            }
        }
        return true;
    }
}
