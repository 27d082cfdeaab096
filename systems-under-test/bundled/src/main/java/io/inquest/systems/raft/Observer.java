package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.Entry;

/** Is told what a node does, for tests of Raft's own invariants. */
interface Observer {
    Observer NONE = new Observer() {
        @Override
        public void elected(int node, long term) {}

        @Override
        public void applied(int node, long index, Entry entry) {}

        @Override
        public void restored(int node, Snapshot snapshot) {}
    };

    void elected(int node, long term);

    void applied(int node, long index, Entry entry);

    void restored(int node, Snapshot snapshot);
}
