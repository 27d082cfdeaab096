package io.inquest.checkers.loss;

import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.vacuity.FaultWindows;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.Optional;

/**
 * Finds acknowledged updates that were lost, in histories that are not linearizable. It rests on the history alone, and
 * names an update only if the history leaves no other way: one that may have been overwritten, also by an update of
 * unknown outcome, and one that is seen again, so that the reads between were only stale, are not called lost.
 */
public final class Losses {
    /** Beyond that, a key's operations are not gone through. */
    private static final int CALLS_MAX = 200_000;

    private final History history;
    private final Model<?> model;
    private Operations[] byKey;
    private Handovers handovers;
    private int faultsEnd;

    /** @param model the object that the history is about; of those it does not know it finds nothing */
    public Losses(History history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    /** The update of a key, by its number, whose loss shows first. */
    public Optional<Loss> of(int key) {
        boolean known = model instanceof RegisterModel || model instanceof KvModel;
        if (!known || key == History.NONE) {
            return Optional.empty();
        }
        if (byKey == null) {
            byKey = history.operations().byKey();
            handovers = new Handovers(history, model.functions());
            faultsEnd = FaultWindows.endOfLast(FaultWindows.of(history));
        }
        if (byKey[key].size() > CALLS_MAX) {
            return Optional.empty();
        }
        return model instanceof RegisterModel
                ? new RegisterLosses(byKey[key], handovers, faultsEnd).find()
                : new TextLosses(byKey[key], handovers, faultsEnd).find();
    }
}
