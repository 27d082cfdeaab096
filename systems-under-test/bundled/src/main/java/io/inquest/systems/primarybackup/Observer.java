package io.inquest.systems.primarybackup;

import io.inquest.systems.keyvalue.Entry;

/** Is told what a node does, for tests of the store's own invariants. */
interface Observer {
    Observer NONE = new Observer() {
        @Override
        public void started(int node) {}

        @Override
        public void tookOver(int node, long view) {}

        @Override
        public void applied(int node, long index, Entry entry) {}

        @Override
        public void rolledBack(int node, long index) {}
    };

    /** A process begins, which has applied nothing yet. */
    void started(int node);

    void tookOver(int node, long view);

    void applied(int node, long index, Entry entry);

    /** What it had applied after this index has not happened. */
    void rolledBack(int node, long index);
}
