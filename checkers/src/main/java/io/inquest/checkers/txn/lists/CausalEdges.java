package io.inquest.checkers.txn.lists;

import io.inquest.checkers.txn.graph.CausalSearch;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.checkers.txn.graph.EdgeType;
import io.inquest.history.Transactions;
import java.util.function.Consumer;

/** What transactions of lists depend on in causal order, and which versions their reads miss. */
final class CausalEdges implements Consumer<CausalSearch.Sink> {
    private final Versions versions;
    private final Transactions transactions;
    private final Dependencies dependencies;

    CausalEdges(Versions versions, Dependencies dependencies) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.dependencies = dependencies;
    }

    @Override
    public void accept(CausalSearch.Sink sink) {
        for (int t = 0; t < transactions.count(); t++) {
            for (int edge = dependencies.begin(t); edge < dependencies.end(t); edge++) {
                EdgeType type = dependencies.type(edge);
                if (type == EdgeType.WR || type == EdgeType.SO) {
                    sink.follows(t, dependencies.target(edge), type);
                }
            }
        }
        int[] first = addVersions(sink);
        for (int t = 0; t < transactions.count(); t++) {
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                int key = transactions.key(m);
                if (versions.isFirstRead(m) && !versions.isIncompatible(key)) {
                    sink.misses(t, first[key] + transactions.length(m));
                }
            }
        }
    }

    /** By key: the node of its first version. Those of the others follow, and one for what no read shows. */
    private int[] addVersions(CausalSearch.Sink sink) {
        int[] first = new int[transactions.keyCount()];
        for (int key = 0; key < first.length; key++) {
            if (!transactions.isList(key)) {
                continue;
            }
            int length = versions.length(key);
            for (int place = 0; place <= length; place++) {
                int version = sink.version();
                if (place == 0) {
                    first[key] = version;
                } else {
                    sink.replacedBy(version - 1, version);
                }
                if (place < length && versions.writer(key, place) >= 0) {
                    sink.madeBy(version, versions.writer(key, place));
                }
            }
            for (int i = versions.unreadBegin(key); i < versions.unreadEnd(key); i++) {
                sink.madeBy(first[key] + length, versions.unread(i));
            }
        }
        return first;
    }
}
