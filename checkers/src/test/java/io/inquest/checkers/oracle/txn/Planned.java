package io.inquest.checkers.oracle.txn;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A transaction while its history is made up. */
final class Planned {
    int process;

    /** How it ends; {@code INVOKE}: never. */
    EventType outcome = EventType.OK;

    /** Reads with what they return, or will. */
    final List<Mop> mops = new ArrayList<>();

    Planned add(String f, Object key, Object value) {
        mops.add(new Mop(f, key, value));
        return this;
    }

    Event invocation() {
        return new Event(-1, -1, EventType.INVOKE, Actor.process(process), "txn", null, value(false), null, null);
    }

    Event completion() {
        Object value = outcome == EventType.OK ? value(true) : null;
        return new Event(-1, -1, outcome, Actor.process(process), "txn", null, value, null, null);
    }

    private List<Object> value(boolean withReads) {
        List<Object> value = new ArrayList<>();
        for (Mop mop : mops) {
            value.add(Arrays.asList(mop.f(), mop.key(), mop.reads() && !withReads ? null : mop.value()));
        }
        return value;
    }
}
