package io.inquest.systems.keyvalue;

/** What nodes answer to clients. */
public sealed interface ClientReply extends Message {
    /** The leader where none is known. */
    int NOBODY = -1;

    /** The request that is answered. */
    long number();

    void deliver(int from, Handler handler);

    /** One method a reply. */
    interface Handler {
        void done(int from, Done reply);

        void refused(int from, Refused reply);

        void lost(int from, Lost reply);
    }

    /** @param index the log index of the state that the result is of */
    record Done(long number, Result result, long index) implements ClientReply {
        @Override
        public String brief() {
            return !result.applied()
                    ? "mismatch"
                    : result.value() == null ? "done" : "done: " + Brief.value(result.value());
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.done(from, this);
        }
    }

    /**
     * The node does not lead the term that the request is for, and did nothing.
     *
     * @param asked the term that the request is for
     * @param term the node's term
     * @param leader who leads that term, as far as the node knows, or {@link #NOBODY}
     * @param certain whether the node will refuse every copy of this request for ever
     */
    record Refused(long number, long asked, long term, int leader, boolean certain) implements ClientReply {
        @Override
        public String brief() {
            return "not the leader";
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.refused(from, this);
        }
    }

    /** The node had begun, and ceased to lead: nobody knows what becomes of it. */
    record Lost(long number) implements ClientReply {
        @Override
        public String brief() {
            return "deposed";
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.lost(from, this);
        }
    }
}
