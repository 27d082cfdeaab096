package io.inquest.workloads.contract;

import io.inquest.generators.Call;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One way in which an object is filled and looked into.
 *
 * @param name the function that fills it, and what else tells it from others
 * @param key what the key of that number is called
 * @param fill the call that makes a key, never used before, hold a value
 * @param see the call that shows what a key holds
 * @param contents what a look has shown, as a list of the values that are there: empty where nothing is. Null if what it
 *     returned is of no shape that a look has
 * @param samples values to be kept as they are, beginning with the most ordinary
 * @param replacements values that, one after another, take the place of the first sample when a key is filled again; null
 *     leaves nothing there; none where filling again only adds
 */
record Facet(
        String name,
        Function<Long, Object> key,
        BiFunction<Object, Object, Call> fill,
        Function<Object, Call> see,
        Function<Object, List<?>> contents,
        List<?> samples,
        List<?> replacements) {

    /** The same with values of one kind alone: what a workload uses. */
    Facet ordinary() {
        Class<?> kind = samples.get(0).getClass();
        return new Facet(
                name,
                key,
                fill,
                see,
                contents,
                samples.stream().filter(kind::isInstance).toList(),
                replacements.stream().filter(kind::isInstance).toList());
    }
}
