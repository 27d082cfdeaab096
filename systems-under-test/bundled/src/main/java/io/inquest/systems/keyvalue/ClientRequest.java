package io.inquest.systems.keyvalue;

/** What clients ask of nodes. Numbers grow with each operation of a client. */
public sealed interface ClientRequest extends Message {
    long number();

    /**
     * A command for the leader of one term. No other leader takes it: so once a node that cannot come to lead that
     * term has refused it, no copy of it that the network still holds can take effect there.
     *
     * @param term the number of the leadership (a term, a view) whose leader is meant
     */
    record Execute(long number, long term, Command command) implements ClientRequest {
        @Override
        public String brief() {
            return Brief.of(command);
        }
    }

    /**
     * A read of what this node has, whoever leads.
     *
     * @param after the log index that the node's state must have reached
     */
    record ReadLocally(long number, long after, Object key) implements ClientRequest {
        @Override
        public String brief() {
            return Brief.of(new Command.Read(key));
        }
    }
}
