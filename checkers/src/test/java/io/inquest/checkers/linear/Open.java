package io.inquest.checkers.linear;

import java.util.SplittableRandom;

/** What lies open somewhere in a part, for tests of configurations: its layout there, and arbitrary configurations of it. */
final class Open {
    private static final int STATES = 4;

    final Part part;
    /** The entry that comes next. */
    final int entry;

    final Pending pending;
    final IndeterminateCalls calls;
    final Layout layout;
    /** How many optional operations were invoked. */
    final int optional;

    /** @param part numbered by {@link RegisterTransitions} */
    Open(Part part, int entry) {
        this.part = part;
        this.entry = entry;
        this.pending = new Pending(part);
        this.calls = new IndeterminateCalls(part);
        this.layout = new Layout(pending, calls);
        int latest = -1;
        for (int i = 0; i < entry; i++) {
            int operation = part.entries[i] >> 1;
            boolean completes = (part.entries[i] & 1) != 0;
            latest = completes ? part.completion[operation] : part.invocation[operation];
            if (completes) {
                pending.close(operation);
            } else {
                pending.open(operation);
            }
        }
        int invoked = 0;
        while (invoked < part.optional() && part.invocation[part.required + invoked] < latest) {
            calls.invoke(invoked++);
        }
        this.optional = invoked;
    }

    /** Any statuses, any numbers used; of a bound also such as no moves lead to. */
    long[] configuration(SplittableRandom random, boolean bound) {
        long[] made = new long[layout.stride];
        layout.putTrail(made, 0, Trail.ROOT);
        int cost = 0;
        for (int kind = 0; kind < calls.kinds(); kind++) {
            while (layout.isLeft(made, 0, kind) && random.nextInt(3) == 0) {
                layout.use(made, 0, kind);
                cost++;
            }
        }
        layout.put(made, 0, random.nextInt(STATES), cost);
        for (int operation : pending.open()) {
            int slot = pending.slot(operation);
            int status = random.nextInt(3);
            if (status == 1) {
                layout.makeDone(made, 0, slot);
            } else if (status == 2 && !part.read[operation] && (bound || pending.nature(slot).total)) {
                layout.makeEither(made, 0, slot);
            }
        }
        if (bound) {
            layout.makeBound(made, 0);
        }
        return made;
    }
}
