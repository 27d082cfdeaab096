package io.inquest.checkers.model;

/** An object with a function that may or may not change it, depending on what is asked. */
public interface AccessByArgument {
    /**
     * What this call may do: the same as {@link Model#functions} says of the function, or {@link Access#READ}.
     *
     * @param f one that the object knows
     * @param argument the value of the invocation, of any shape
     */
    Access access(String f, Object argument);
}
