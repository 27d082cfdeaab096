package io.inquest.systems.mvcc;

/** Where commits are kept. */
interface Journal {
    /** Adds a commit at the log's end and returns its index, from 1. It is not durable yet. */
    long append(Commit commit);

    /** Runs this when all commits so far are durable: at once if they are. */
    void whenDurable(Runnable then);

    /** How far the log is known to be durable. */
    long durable();

    /** A replica's: what it has is durable on the primary, and nobody can commit there. */
    Journal REPLICA = new Journal() {
        @Override
        public long append(Commit commit) {
            throw new IllegalStateException("a replica commits nothing");
        }

        @Override
        public void whenDurable(Runnable then) {
            then.run();
        }

        @Override
        public long durable() {
            return Long.MAX_VALUE;
        }
    };
}
