package io.inquest.checkers.linear;

/**
 * The events of the operations that are not linearized yet, as two doubly linked lists in arrays: invocations and
 * completions of required operations, and invocations of optional ones. Removed operations must be restored in the
 * opposite order. A node is a number; {@link #end} ends both lists.
 */
final class EntryList {
    private final Part part;
    private final int end;
    private final int optionalHead;
    private final int[] next;
    private final int[] previous;
    /** By operation: the node of its invocation. By required operation: the node of its completion. */
    private final int[] callNode;

    private final int[] returnNode;

    EntryList(Part part) {
        this.part = part;
        int entries = part.entries.length;
        this.optionalHead = entries + 1;
        this.end = optionalHead + part.optional() + 1;
        this.next = new int[end + 1];
        this.previous = new int[end + 1];
        this.callNode = new int[part.size()];
        this.returnNode = new int[part.required];
        for (int node = 0; node < end; node++) {
            next[node] = node + 1;
            previous[node + 1] = node;
        }
        next[entries] = end;
        for (int node = 1; node <= entries; node++) {
            int entry = part.entries[node - 1];
            ((entry & 1) == 0 ? callNode : returnNode)[entry >> 1] = node;
        }
        for (int operation = part.required; operation < part.size(); operation++) {
            callNode[operation] = optionalHead + 1 + operation - part.required;
        }
    }

    /** The first required node; an invocation, since no completion comes before its own. */
    int first() {
        return next[0];
    }

    int firstOptional() {
        return next[optionalHead];
    }

    int after(int node) {
        return next[node];
    }

    int node(int operation) {
        return callNode[operation];
    }

    boolean isEnd(int node) {
        return node == end;
    }

    boolean isOptional(int node) {
        return node > optionalHead;
    }

    boolean isCompletion(int node) {
        return (part.entries[node - 1] & 1) != 0;
    }

    int operation(int node) {
        return isOptional(node) ? part.required + node - optionalHead - 1 : part.entries[node - 1] >> 1;
    }

    /** The event of the first completion of a required operation that is left. There must be one. */
    int firstCompletion() {
        int node = next[0];
        while (!isCompletion(node)) {
            node = next[node];
        }
        return part.completion[operation(node)];
    }

    void remove(int operation) {
        unlink(callNode[operation]);
        if (part.isRequired(operation)) {
            unlink(returnNode[operation]);
        }
    }

    void restore(int operation) {
        if (part.isRequired(operation)) {
            relink(returnNode[operation]);
        }
        relink(callNode[operation]);
    }

    private void unlink(int node) {
        next[previous[node]] = next[node];
        previous[next[node]] = previous[node];
    }

    private void relink(int node) {
        next[previous[node]] = node;
        previous[next[node]] = node;
    }
}
