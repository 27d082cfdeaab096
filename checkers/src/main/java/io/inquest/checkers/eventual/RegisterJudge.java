package io.inquest.checkers.eventual;

import io.inquest.checkers.eventual.Agreement.State;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the final reads of registers. They have to show one value, of an update that did not fail, or nothing where no
 * update is ok. Where that has to be the join of all updates it is no other: which of them wins is for a store's stamps to
 * say, and these need not follow real time.
 */
final class RegisterJudge implements Judge {
    private final Replicated registers;
    private final Updates updates;
    private final Words words;

    RegisterJudge(Replicated registers, Updates updates) {
        this.registers = registers;
        this.updates = updates;
        this.words = new Words(registers);
    }

    /** What may have put a value there at the end. */
    private enum Origin {
        /** An ok update, or none. */
        SURE,
        /** One of unknown outcome, at whatever moment. */
        UNSURE
    }

    @Override
    public Agreement judge(int key, int[] finals) {
        List<Integer> different = words.different(finals);
        Map<Long, Origin> origins = origins(key, finals);
        int sure = 0;
        for (int read : finals) {
            if (!origins.containsKey(registers.result(read))) {
                return unexplained(key, read);
            }
        }
        Map<Long, Origin> shown = new LinkedHashMap<>();
        for (int read : finals) {
            Origin origin = origins.get(registers.result(read));
            if (shown.put(registers.result(read), origin) == null && origin == Origin.SURE) {
                sure++;
            }
        }
        if (shown.size() == 1) {
            return Agreement.REACHED;
        }
        return sure > 1
                ? new Agreement(State.DIVERGED, words.differ(different) + ".", different)
                : new Agreement(State.LATE, words.differ(different), different);
    }

    /** The values that a final read may show, of those that final reads do show. */
    private Map<Long, Origin> origins(int key, int[] finals) {
        Map<Long, Origin> origins = new LinkedHashMap<>();
        int lastOk = updates.lastOk(key);
        for (int update : updates.of(key)) {
            long value = registers.written(update);
            if (!isShown(value, finals)) {
                continue;
            }
            if (!updates.isOk(update)) {
                origins.put(value, Origin.UNSURE);
            } else {
                origins.putIfAbsent(value, Origin.SURE);
            }
        }
        if (lastOk == History.NONE) {
            origins.putIfAbsent(History.NULL, Origin.SURE);
        }
        return origins;
    }

    private boolean isShown(long value, int[] finals) {
        for (int read : finals) {
            if (registers.result(read) == value) {
                return true;
            }
        }
        return false;
    }

    /** It shows nothing, for what nobody wrote is found before. */
    private Agreement unexplained(int key, int read) {
        int last = updates.lastOk(key);
        String text = "At the end " + words.site(read) + " shows nothing in " + words.object(read) + " ("
                + words.words().moment(read) + "), though " + words.words().operation(last) + " had been acknowledged.";
        return new Agreement(State.DIVERGED, text, List.of(last, read));
    }
}
