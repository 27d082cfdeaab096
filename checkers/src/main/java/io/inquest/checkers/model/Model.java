package io.inquest.checkers.model;

import java.util.Map;
import java.util.Optional;

/**
 * A sequential object: what it holds at first, and what each operation does to it when operations come one at a time.
 * Found by {@link java.util.ServiceLoader}; has no state of its own.
 *
 * @param <S> the object's state: an immutable value with {@code equals} and {@code hashCode}. Its {@code toString} is
 *     what explanations show
 */
public interface Model<S> {
    /** The name of the object, such as {@code register}. */
    String name();

    /** The functions it knows. An operation with another function makes a verdict {@code unknown}. */
    Map<String, Access> functions();

    /** The state before any operation. */
    S init();

    /**
     * The state after the call, or empty if the call cannot happen in this state with this outcome and this result. A
     * function of {@link Access#READ}, and a call that failed, leave the state as it is.
     *
     * @throws IllegalArgumentException if the argument or the result has not the shape that the function needs; the
     *     message says which is needed
     */
    Optional<S> step(S state, Call call);

    /** Whether each key of a history is an object of its own; otherwise the whole history is about one object. */
    default boolean perKey() {
        return true;
    }
}
