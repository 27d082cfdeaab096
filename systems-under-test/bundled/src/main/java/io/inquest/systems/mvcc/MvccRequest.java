package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.Message;

/**
 * What clients ask of nodes. A client has one transaction at a time; their numbers grow. It sends the next request when
 * the last was answered, or the last again.
 */
sealed interface MvccRequest extends Message {
    /** The epoch of a node that has not answered yet. */
    long NO_EPOCH = -1;

    /** The transaction. */
    long number();

    /** The epoch in which the node began the transaction: no other goes on with it. */
    long epoch();

    void deliver(int client, Handler handler);

    /** One method a request. */
    interface Handler {
        void perform(int client, Perform request);

        void commit(int client, Finish request);

        void abort(int client, Abandon request);
    }

    /**
     * The next step of a transaction; with the first it begins.
     *
     * @param step counts from 0
     * @param readsOnly whether all of its steps are reads
     */
    record Perform(long number, long epoch, int step, boolean readsOnly, MicroOperation operation)
            implements MvccRequest {
        @Override
        public String brief() {
            return "txn " + number + ": " + operation.brief();
        }

        @Override
        public void deliver(int client, Handler handler) {
            handler.perform(client, this);
        }
    }

    /**
     * Commits.
     *
     * @param steps how many it had
     */
    record Finish(long number, long epoch, int steps) implements MvccRequest {
        @Override
        public String brief() {
            return "txn " + number + ": commit";
        }

        @Override
        public void deliver(int client, Handler handler) {
            handler.commit(client, this);
        }
    }

    /** Aborts. It is not answered. */
    record Abandon(long number, long epoch) implements MvccRequest {
        @Override
        public String brief() {
            return "txn " + number + ": abort";
        }

        @Override
        public void deliver(int client, Handler handler) {
            handler.abort(client, this);
        }
    }
}
