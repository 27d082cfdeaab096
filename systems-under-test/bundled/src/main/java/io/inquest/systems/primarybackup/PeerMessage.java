package io.inquest.systems.primarybackup;

import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import java.util.List;

/** What nodes say to each other, after Viewstamped Replication (Oki & Liskov 1988; Liskov & Cowling 2012). */
sealed interface PeerMessage extends Message {
    void deliver(int from, Handler handler);

    /** One method a message. */
    interface Handler {
        void viewRequest(int from, ViewRequest request);

        void viewReply(int from, ViewReply reply);

        void append(int from, Append append);

        void appendReply(int from, AppendReply reply);
    }

    /**
     * A node that misses its primary asks the others to follow it into a view of its own.
     *
     * @param asks whether it only asks if they would, which binds nobody
     * @param end how far its log reaches
     */
    record ViewRequest(long view, boolean asks, LogEnd end) implements PeerMessage {
        @Override
        public String brief() {
            return (asks ? "would you follow me into view " : "follow me into view ") + view;
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.viewRequest(from, this);
        }
    }

    /**
     * @param view the view asked for if granted; else the one that the node is in, or 0 if it has a primary and minds
     *     nobody else
     * @param end how far its log reaches
     * @param index from where the entries go on
     * @param rest what its log has after that index; of a log that is not newer than the candidate's, nothing
     */
    record ViewReply(long view, boolean asked, boolean granted, LogEnd end, long index, List<Entry> rest)
            implements PeerMessage {
        @Override
        public String brief() {
            String answer = (asked ? "would" : "does") + (granted ? " follow" : " not follow") + ", view " + view;
            return rest.isEmpty() ? answer : answer + ", and has " + rest.size() + " newer";
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.viewReply(from, this);
        }
    }

    /**
     * What follows an index in the primary's log, to its end: new updates, or what a backup has missed, or nothing, which
     * shows that the primary lives and how far its log reaches.
     *
     * @param indexView the view in which the entry at the index was made
     * @param effective how far the log has taken effect
     */
    record Append(long view, long index, long indexView, List<Entry> rest, long effective) implements PeerMessage {
        @Override
        public String brief() {
            if (rest.isEmpty()) {
                return "heartbeat, up to " + index;
            }
            String first = "entry " + (index + 1) + ": " + Brief.of(rest.get(0).command());
            return rest.size() == 1 ? first : first + " and " + (rest.size() - 1) + " more";
        }

        @Override
        public boolean isRoutine() {
            return rest.isEmpty();
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.append(from, this);
        }
    }

    /**
     * @param view the view that the backup is in
     * @param fits whether its log now has what was sent, durably; else something before is missing or another
     * @param index how far its log reaches
     * @param indexView the view in which the entry there was made
     */
    record AppendReply(long view, boolean fits, long index, long indexView) implements PeerMessage {
        @Override
        public String brief() {
            return fits ? "has up to " + index : "does not fit, has up to " + index;
        }

        @Override
        public boolean isRoutine() {
            return fits;
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.appendReply(from, this);
        }
    }
}
