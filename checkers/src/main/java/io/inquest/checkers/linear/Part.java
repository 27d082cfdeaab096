package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The operations of one object that an explanation is about. Numbered 0 to {@code required - 1}, by invocation: those
 * that every explanation must hold. Numbered from {@code required}, by invocation: those that it may hold, at any place
 * after their invocation.
 */
public final class Part {
    /** The completion of an operation that has no end. */
    public static final int OPEN = Integer.MAX_VALUE;

    /** What an operation is in a part. */
    public enum Role {
        REQUIRED,
        OPTIONAL,
        ABSENT
    }

    public final History history;
    /** The number of the key, or {@link History#NONE} where the whole history is about one object. */
    public final int key;

    public final int required;
    /** Event indexes, by operation. */
    public final int[] invocation;

    public final int[] completion;
    /** Whether the operation leaves every state as it is. */
    public final boolean[] read;
    /** The number of each operation's call in {@link #transitions}; null until {@link #number} was asked for. */
    public int[] call;

    /** What the calls and the states are numbered by; null as long. Parts of this part have the same. */
    public Transitions transitions;

    /** The events of the required operations in order: twice the operation, plus 1 for its completion. */
    final int[] entries;

    Part(History history, int key, int required, int optional) {
        this.history = history;
        this.key = key;
        this.required = required;
        int size = required + optional;
        this.invocation = new int[size];
        this.completion = new int[size];
        this.read = new boolean[size];
        this.entries = new int[2 * required];
    }

    public Object keyValue() {
        return key == History.NONE ? null : history.keyValue(key);
    }

    /** Numbers the calls, once: only a search needs the numbers, and most parts need no search. */
    public void number(Function<Part, Transitions> numbering) {
        if (call == null) {
            transitions = numbering.apply(this);
            call = new int[size()];
            for (int operation = 0; operation < call.length; operation++) {
                call[operation] = transitions.call(invocation[operation]);
            }
        }
    }

    /** What reads returned, each once. */
    List<Object> results() {
        LongIntMap handles = new LongIntMap();
        List<Object> results = new ArrayList<>();
        for (int operation = 0; operation < required; operation++) {
            if (read[operation] && history.type(completion[operation]) == EventType.OK) {
                long handle = history.value(completion[operation]);
                if (handles.get(handle) == LongIntMap.ABSENT) {
                    handles.put(handle, operation);
                    results.add(history.valueOf(handle));
                }
            }
        }
        return results;
    }

    public int size() {
        return invocation.length;
    }

    public boolean isRequired(int operation) {
        return operation < required;
    }

    int optional() {
        return size() - required;
    }

    /** The beginning up to an event: what was open there is optional if it is an update, and left out if it reads. */
    Part until(int last) {
        Role[] roles = new Role[size()];
        for (int operation = 0; operation < size(); operation++) {
            roles[operation] = invocation[operation] > last
                    ? Role.ABSENT
                    : completion[operation] <= last ? Role.REQUIRED : read[operation] ? Role.ABSENT : Role.OPTIONAL;
        }
        return select(roles);
    }

    /** The part with other roles, by operation. An operation that becomes optional has no end. */
    public Part select(Role[] roles) {
        int[] within = byInvocation(roles, Role.REQUIRED);
        int[] open = byInvocation(roles, Role.OPTIONAL);
        Part part = new Part(history, key, within.length, open.length);
        part.call = call == null ? null : new int[part.size()];
        part.transitions = transitions;
        int[] renumbered = new int[size()];
        for (int i = 0; i < part.size(); i++) {
            boolean required = i < within.length;
            int operation = required ? within[i] : open[i - within.length];
            renumbered[operation] = i;
            copy(operation, part, i, required);
        }
        int next = 0;
        for (int entry : entries) {
            if (roles[entry >> 1] == Role.REQUIRED) {
                part.entries[next++] = 2 * renumbered[entry >> 1] + (entry & 1);
            }
        }
        return part;
    }

    private int[] byInvocation(Role[] roles, Role role) {
        long[] sorted = new long[size()];
        int count = 0;
        for (int operation = 0; operation < size(); operation++) {
            if (roles[operation] == role) {
                sorted[count++] = (long) invocation[operation] << 32 | operation;
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] operations = new int[count];
        for (int i = 0; i < count; i++) {
            operations[i] = (int) sorted[i];
        }
        return operations;
    }

    private void copy(int operation, Part target, int renumbered, boolean required) {
        target.invocation[renumbered] = invocation[operation];
        target.completion[renumbered] = required ? completion[operation] : OPEN;
        target.read[renumbered] = read[operation];
        if (call != null) {
            target.call[renumbered] = call[operation];
        }
    }
}
