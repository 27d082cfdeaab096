package io.inquest.systems.keyvalue;

/**
 * How a node stands.
 *
 * @param leads whether it believes that it leads
 * @param term the number of the leadership (a term, a view) that it is in
 * @param applied the last log entry whose effect its state shows
 */
record Status(boolean leads, long term, long applied) {
    static Status of(Replica replica) {
        return new Status(replica.leads(), replica.term(), replica.applied());
    }

    /** Whether it has come further. What a leadership that is over has left counts for less than any later one. */
    boolean isPast(Status other) {
        return term != other.term ? term > other.term : applied > other.applied;
    }

    /**
     * Asks a node how it stands.
     *
     * @param nanos the asker's time
     */
    record Request(long nanos) implements Message {
        @Override
        public String brief() {
            return "status?";
        }

        @Override
        public boolean isRoutine() {
            return true;
        }
    }

    /**
     * The answer.
     *
     * @param nanos the asker's time when it asked
     */
    record Reply(long nanos, Status status) implements Message {
        @Override
        public String brief() {
            return status.toString();
        }

        @Override
        public boolean isRoutine() {
            return true;
        }
    }
}
