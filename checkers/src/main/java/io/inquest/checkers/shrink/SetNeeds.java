package io.inquest.checkers.shrink;

import io.inquest.history.History;
import java.util.List;

/**
 * Sets: a read needs all adds of each element that it shows. In a legal order an element that it does not show was not
 * added before it: so without the adds of that one it reads the same.
 */
final class SetNeeds {
    private SetNeeds() {}

    static Needs of(History history) {
        Calls calls = new Calls(history);
        Needs needs = new Needs(history);
        Calls.Values done = new Calls.Values(needs);
        Calls.Values failed = new Calls.Values(needs);
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && calls.is(i, "add")) {
                needs.add((calls.hasFailed(i) ? failed : done).node(history.key(i), calls.argument(i)), i);
            }
        }
        for (int i = 0; i < history.size(); i++) {
            boolean reads = calls.isInvocation(i) && calls.is(i, "read") && calls.isOk(i);
            if (reads && calls.result(i) instanceof List<?> elements) {
                for (Object element : elements) {
                    int key = history.key(i);
                    if (done.has(key, element)) {
                        needs.add(i, done.node(key, element));
                    } else if (failed.has(key, element)) {
                        needs.add(i, failed.node(key, element));
                    }
                }
            }
        }
        return needs;
    }
}
