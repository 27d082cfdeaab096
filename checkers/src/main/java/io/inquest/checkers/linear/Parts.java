package io.inquest.checkers.linear;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.AccessByArgument;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.ShowsWhole;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * Sorts the operations of a history: which have to be explained, which may be, which are left out; and into parts, one
 * an object, in the order in which the keys appear.
 *
 * <p>An operation that failed certainly did not happen and is left out, but a {@code cas} that failed because of a
 * mismatch has read the object. An operation whose outcome nobody knows may have happened, unless it only reads: then it
 * says nothing.
 */
public final class Parts {
    private static final byte LEFT_OUT = 0;
    private static final byte REQUIRED = 1;
    private static final byte OPTIONAL = 2;
    private static final byte REQUIRED_READ = 3;
    private static final long COMPARISONS_MAX = 20_000_000;

    private final History history;
    private final Model<?> model;
    private final boolean perKey;
    /** By function number; null where the object does not know the function. */
    private final Access[] access;
    /** By event: the role of the operation that the event belongs to. */
    private final byte[] role;

    private int unknownOperation = History.NONE;

    public Parts(History history, Model<?> model) {
        this.history = history;
        this.model = model;
        this.perKey = model.perKey();
        this.access = new Access[history.functionCount()];
        for (int function = 0; function < access.length; function++) {
            access[function] = model.functions().get(history.functionName(function));
        }
        this.role = new byte[history.size()];
        for (int i = 0; i < role.length; i++) {
            if (history.type(i) == EventType.INVOKE) {
                assign(i);
            }
        }
        if (model instanceof ShowsWhole whole) {
            leaveOutUnseen(whole);
        }
    }

    /** An update of unknown outcome that no read shows need not have happened. */
    private void leaveOutUnseen(ShowsWhole whole) {
        int[] reads = events(REQUIRED_READ, true);
        int[] optional = events(OPTIONAL, false);
        if ((long) reads.length * optional.length > COMPARISONS_MAX) {
            return; // nothing is lost by keeping them but time
        }
        for (int update : optional) {
            Object argument = history.valueOf(history.value(update));
            boolean seen = false;
            for (int i = 0; i < reads.length && !seen; i++) {
                seen = group(history.invocation(reads[i])) == group(update)
                        && whole.shows(history.valueOf(history.value(reads[i])), argument);
            }
            if (!seen) {
                role[update] = LEFT_OUT;
            }
        }
    }

    /** The completions, or the invocations, of the operations of a role. */
    private int[] events(byte wanted, boolean completions) {
        int[] events = new int[role.length];
        int count = 0;
        for (int i = 0; i < role.length; i++) {
            if (role[i] == wanted && (history.type(i) != EventType.INVOKE) == completions) {
                events[count++] = i;
            }
        }
        return Arrays.copyOf(events, count);
    }

    private void assign(int invocation) {
        int completion = history.completion(invocation);
        EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
        Access kind = model instanceof AccessByArgument
                ? Calls.access(history, model, invocation)
                : access[history.function(invocation)];
        byte assigned;
        if (outcome == EventType.FAIL) {
            assigned = kind != null && isMismatch(invocation, completion) ? REQUIRED_READ : LEFT_OUT;
        } else if (kind == null) {
            unknownOperation = unknownOperation == History.NONE ? invocation : unknownOperation;
            assigned = LEFT_OUT;
        } else if (outcome == EventType.OK) {
            assigned = kind == Access.READ ? REQUIRED_READ : REQUIRED;
        } else {
            assigned = kind == Access.READ ? LEFT_OUT : OPTIONAL;
        }
        role[invocation] = assigned;
        if (completion != History.NONE && assigned != OPTIONAL) {
            role[completion] = assigned;
        }
    }

    private boolean isMismatch(int invocation, int completion) {
        return "mismatch".equals(history.error(completion))
                && history.functionName(history.function(invocation)).equals("cas");
    }

    /** The first operation, not failed, whose function the object does not know, or {@link History#NONE}. */
    public int unknownOperation() {
        return unknownOperation;
    }

    /** The parts that hold at least one operation. */
    public Part[] split() {
        int groups = perKey ? history.keyCount() : 1;
        int[] required = new int[groups];
        int[] optional = new int[groups];
        for (int i = 0; i < role.length; i++) {
            if (role[i] != LEFT_OUT && history.type(i) == EventType.INVOKE) {
                (role[i] == OPTIONAL ? optional : required)[group(i)]++;
            }
        }
        Part[] byGroup = new Part[groups];
        int parts = 0;
        for (int group = 0; group < groups; group++) {
            if (required[group] + optional[group] > 0) {
                byGroup[group] = new Part(history, perKey ? group : History.NONE, required[group], optional[group]);
                parts++;
            }
        }
        fill(byGroup);
        return compact(byGroup, parts);
    }

    private void fill(Part[] byGroup) {
        int[] required = new int[byGroup.length];
        int[] optional = new int[byGroup.length];
        int[] entries = new int[byGroup.length];
        int[] number = new int[role.length];
        for (int i = 0; i < role.length; i++) {
            if (role[i] == LEFT_OUT) {
                continue;
            }
            if (history.type(i) != EventType.INVOKE) {
                int invocation = history.invocation(i);
                int group = group(invocation);
                byGroup[group].entries[entries[group]++] = 2 * number[invocation] + 1;
                continue;
            }
            int group = group(i);
            Part part = byGroup[group];
            boolean open = role[i] == OPTIONAL;
            int operation = open ? part.required + optional[group]++ : required[group]++;
            number[i] = operation;
            part.invocation[operation] = i;
            part.completion[operation] = open ? Part.OPEN : history.completion(i);
            part.read[operation] = role[i] == REQUIRED_READ;
            if (!open) {
                part.entries[entries[group]++] = 2 * operation;
            }
        }
    }

    private int group(int invocation) {
        return perKey ? history.key(invocation) : 0;
    }

    private static Part[] compact(Part[] byGroup, int parts) {
        Part[] compact = new Part[parts];
        int next = 0;
        for (Part part : byGroup) {
            if (part != null) {
                compact[next++] = part;
            }
        }
        return compact;
    }
}
