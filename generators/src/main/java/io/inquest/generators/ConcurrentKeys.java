package io.inquest.generators;

import io.inquest.history.Event;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Several keys at a time: the clients are divided into groups, and each group takes the next key nobody had when it is
 * done with its own. A client stays in its group when its process number changes.
 */
final class ConcurrentKeys implements Generator {
    private static final int NO_GROUP = -1;

    private final int groupCount;
    private final int keys;
    private final IntFunction<Generator> ofKey;
    private final int begun;
    private final WorkerSet[] groups; // null before the first question
    private final int[] groupOf; // by worker; NO_GROUP if it has none
    private final Generator[] current; // by group; null if it has no key

    ConcurrentKeys(int groupCount, int keys, IntFunction<Generator> ofKey) {
        this(groupCount, keys, ofKey, 0, null, null, null);
        if (groupCount <= 0) {
            throw new IllegalArgumentException("there must be one group of clients or more, not " + groupCount);
        }
    }

    private ConcurrentKeys(
            int groupCount,
            int keys,
            IntFunction<Generator> ofKey,
            int begun,
            WorkerSet[] groups,
            int[] groupOf,
            Generator[] current) {
        this.groupCount = groupCount;
        this.keys = keys;
        this.ofKey = ofKey;
        this.begun = begun;
        this.groups = groups;
        this.groupOf = groupOf;
        this.current = current;
    }

    @Override
    public Step next(Context context) {
        return groups == null ? divided(context).next(context) : askGroups(context);
    }

    /** In order of the workers' numbers; where they cannot be of one size, the first groups are one larger. */
    private ConcurrentKeys divided(Context context) {
        int clients = context.clientCount();
        if (clients == 0) {
            throw new IllegalStateException("concurrent keys need clients, and this context has none");
        }
        WorkerSet[] divided = new WorkerSet[Math.min(groupCount, clients)];
        int[] members = new int[context.nemesis() + 1];
        Arrays.fill(members, NO_GROUP);
        int from = 0;
        for (int group = 0; group < divided.length; group++) {
            int size = clients / divided.length + (group < clients % divided.length ? 1 : 0);
            divided[group] = context.clients(from, from + size);
            from += size;
            for (int worker = 0; worker < members.length; worker++) {
                members[worker] = divided[group].contains(worker) ? group : members[worker];
            }
        }
        return new ConcurrentKeys(groupCount, keys, ofKey, begun, divided, members, new Generator[divided.length]);
    }

    private Step askGroups(Context context) {
        Generator[] rests = current.clone();
        int key = begun;
        long wake = Step.Pending.NEVER;
        boolean more = false;
        int start = groups.length == 1 ? 0 : context.random().nextInt(groups.length);
        for (int i = 0; i < groups.length; i++) {
            int group = (start + i) % groups.length;
            if (!context.anyFree(groups[group])) {
                more |= rests[group] != null || key < keys;
                continue;
            }
            Context itsContext = context.only(groups[group]);
            while (rests[group] != null || key < keys) {
                if (rests[group] == null) {
                    rests[group] = ofKey.apply(key++);
                }
                Step step = rests[group].next(itsContext);
                if (step instanceof Step.Emit emit) {
                    rests[group] = emit.rest();
                    return new Step.Emit(emit.operation(), with(key, rests));
                }
                if (step instanceof Step.Pending pending) {
                    rests[group] = pending.rest();
                    wake = Math.min(wake, pending.wakeNanos());
                    more = true;
                    break;
                }
                rests[group] = null;
            }
        }
        return more ? new Step.Pending(wake, with(key, rests)) : Step.DONE;
    }

    @Override
    public Generator update(Context context, Event event) {
        if (groups == null) {
            return this;
        }
        int group = groupOf[context.worker(event.actor())];
        if (group == NO_GROUP || current[group] == null) {
            return this;
        }
        Generator next = current[group].update(context.only(groups[group]), event);
        if (next == current[group]) {
            return this;
        }
        Generator[] changed = current.clone();
        changed[group] = next;
        return with(begun, changed);
    }

    private ConcurrentKeys with(int newBegun, Generator[] newCurrent) {
        boolean same = newBegun == begun;
        for (int group = 0; same && group < newCurrent.length; group++) {
            same = newCurrent[group] == current[group];
        }
        return same ? this : changed(newBegun, newCurrent);
    }

    private ConcurrentKeys changed(int newBegun, Generator[] newCurrent) {
        return new ConcurrentKeys(groupCount, keys, ofKey, newBegun, groups, groupOf, newCurrent);
    }
}
