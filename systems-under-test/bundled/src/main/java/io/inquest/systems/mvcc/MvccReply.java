package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Message;

/** What nodes answer to clients. */
sealed interface MvccReply extends Message {
    /** The transaction. */
    long number();

    void deliver(int node, Handler handler);

    /** One method a reply. */
    interface Handler {
        void performed(int node, Performed reply);

        void committed(int node, Committed reply);

        void aborted(int node, Aborted reply);

        void forgotten(int node, Forgotten reply);
    }

    /**
     * A step is done.
     *
     * @param epoch the node's
     * @param value what was read; null of updates
     */
    record Performed(long number, long epoch, int step, Object value) implements MvccReply {
        @Override
        public String brief() {
            return "txn " + number + ": " + (value == null ? "done" : Brief.value(value));
        }

        @Override
        public void deliver(int node, Handler handler) {
            handler.performed(node, this);
        }
    }

    /** All of it happened, and is durable. */
    record Committed(long number) implements MvccReply {
        @Override
        public String brief() {
            return "txn " + number + ": committed";
        }

        @Override
        public void deliver(int node, Handler handler) {
            handler.committed(node, this);
        }
    }

    /** Nothing of it happened, nor ever will. */
    record Aborted(long number, String reason) implements MvccReply {
        @Override
        public String brief() {
            return "txn " + number + ": aborted, " + reason;
        }

        @Override
        public void deliver(int node, Handler handler) {
            handler.aborted(node, this);
        }
    }

    /** The node does not know this transaction: its process is another than the one that began it. */
    record Forgotten(long number) implements MvccReply {
        @Override
        public String brief() {
            return "txn " + number + ": not known";
        }

        @Override
        public void deliver(int node, Handler handler) {
            handler.forgotten(node, this);
        }
    }
}
