package io.inquest.generators;

import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives fixed numbers of clients, counted from the lowest of the context, to some generators, and the other clients to
 * the last one.
 *
 * @param counts how many clients each of the generators but the last has
 */
record Reserve(List<Integer> counts, List<Generator> generators) implements Generator {
    Reserve {
        counts = List.copyOf(counts);
        generators = List.copyOf(generators);
    }

    @Override
    public Step next(Context context) {
        return divide(context).next(context);
    }

    @Override
    public Generator update(Context context, Event event) {
        return divide(context).update(context, event);
    }

    private Generator divide(Context context) {
        List<Generator> parts = new ArrayList<>();
        int[] weights = new int[generators.size()];
        int from = 0;
        for (int i = 0; i < generators.size(); i++) {
            int left = context.clientCount() - from;
            int count = i < counts.size() ? counts.get(i) : left;
            if (count > left) {
                throw new IllegalArgumentException("reserve asks for " + (from + count) + " clients of "
                        + context.clientCount() + ": raise --concurrency to at least that");
            }
            if (count > 0) {
                weights[parts.size()] = count;
                parts.add(OnThreads.of(context.clients(from, from + count), generators.get(i)));
            }
            from += count;
        }
        return new Mix(parts.toArray(new Generator[0]), Arrays.copyOf(weights, parts.size()));
    }
}
