package io.inquest.checkers.oracle.objects;

/** What executes the operations of a random history, rightly or not. */
public interface Store {
    /** What a client asks for. */
    record Ask(String f, Object key, Object argument) {}

    /**
     * Where an operation is executed.
     *
     * @param replica the number of the node that does it
     * @param receiver the node or process that is told
     */
    record Place(int process, int replica, Object receiver) {}

    /** What {@link #perform} says where the operation has to wait, or fail. */
    Object REFUSED = new Object();

    Ask next(int process);

    /** Lets the operation take effect, and gives its result. */
    Object perform(Ask ask, Place place);

    /** Any result, right or wrong. */
    Object anything(Ask ask);
}
