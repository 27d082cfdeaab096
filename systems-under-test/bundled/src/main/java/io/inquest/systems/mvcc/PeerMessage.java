package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.Message;
import java.util.List;

/** What the primary and its replicas say to each other. */
sealed interface PeerMessage extends Message {
    void deliver(int from, Handler handler);

    /** One method a message. */
    interface Handler {
        void replicate(int from, Replicate message);

        void replicated(int from, Replicated message);
    }

    /**
     * Commits that are durable on the primary.
     *
     * @param epoch the primary's
     * @param index what precedes the first of them in the log
     * @param end how far the durable log reaches
     */
    record Replicate(long epoch, long index, List<Commit> commits, long end) implements PeerMessage {
        @Override
        public String brief() {
            return commits.isEmpty()
                    ? "the log ends at " + end
                    : commits.size() == 1
                            ? "commit " + (index + 1)
                            : "commits " + (index + 1) + " to " + (index + commits.size());
        }

        @Override
        public boolean isRoutine() {
            return commits.isEmpty();
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.replicate(from, this);
        }
    }

    /**
     * @param fits whether what was sent followed on what the replica has
     * @param applied how far the replica has come
     */
    record Replicated(long epoch, boolean fits, long applied) implements PeerMessage {
        @Override
        public String brief() {
            return fits ? "has up to " + applied : "does not fit, has up to " + applied;
        }

        @Override
        public boolean isRoutine() {
            return fits;
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.replicated(from, this);
        }
    }
}
