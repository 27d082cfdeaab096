package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/**
 * The strongly connected components of a graph, by the edges of some types (Tarjan, Depth-first search and linear graph
 * algorithms, 1972, in the memory of Pearce, A space-efficient algorithm for finding strongly connected components, 2016),
 * without recursion. Components are numbered from 0 so that edges between them lead from higher numbers to lower ones.
 */
public final class Components {
    private final int[] component;
    private final int count;
    private final int nodesInCycles;

    private Components(int[] component, int count, int nodesInCycles) {
        this.component = component;
        this.count = count;
        this.nodesInCycles = nodesInCycles;
    }

    /** Those by the edges whose types are in the set. */
    public static Components of(Dependencies graph, int types, Meter meter) {
        return new Search(graph, types, meter).find();
    }

    /** How many components there are. */
    public int count() {
        return count;
    }

    /** The component of a node. */
    public int of(int node) {
        return component[node];
    }

    /** How many nodes are in components of more than one: 0 if there is no cycle. */
    public int nodesInCycles() {
        return nodesInCycles;
    }

    /** What it takes in memory. */
    public long bytes() {
        return 4L * component.length;
    }

    /** How many nodes each component has. */
    public int[] sizes(Meter meter) {
        int[] sizes = meter.ints(count);
        for (int of : component) {
            sizes[of]++;
        }
        return sizes;
    }

    private static final class Search {
        private final Dependencies graph;
        private final int types;
        private final Meter meter;
        private final int nodes;
        /**
         * 0: not entered. Up to where it was entered last: when it was, or the earliest that it is known to reach. Else, from
         * the number of nodes downwards: its component.
         */
        private final int[] low;
        /** From the left: the path that is being searched. From the right: the nodes left whose component is open. */
        private final int[] path;
        /** By depth: the next edge, or the complement of it once an earlier node was reached. */
        private final int[] cursor;

        private int last;
        private int open;
        private int nodesInCycles;

        Search(Dependencies graph, int types, Meter meter) {
            this.graph = graph;
            this.types = types;
            this.meter = meter;
            nodes = graph.nodes();
            low = meter.ints(nodes);
            path = meter.ints(nodes);
            cursor = meter.ints(nodes);
            last = nodes;
            open = nodes;
        }

        Components find() {
            for (int root = 0; root < nodes; root++) {
                if (low[root] == 0) {
                    search(root);
                }
            }
            for (int node = 0; node < nodes; node++) {
                low[node] = nodes - low[node];
            }
            meter.release(8L * nodes);
            return new Components(low, nodes - last, nodesInCycles);
        }

        private void search(int root) {
            int index = 1;
            int depth = 0;
            path[0] = root;
            cursor[0] = graph.begin(root);
            low[root] = index++;
            while (depth >= 0) {
                meter.step();
                int node = path[depth];
                boolean isRoot = cursor[depth] >= 0;
                int edge = isRoot ? cursor[depth] : ~cursor[depth];
                int end = graph.end(node);
                int least = low[node];
                int next = -1;
                for (; edge < end; edge++) {
                    if (!graph.isOf(edge, types)) {
                        continue;
                    }
                    int target = graph.target(edge);
                    if (low[target] == 0) {
                        next = target;
                        break;
                    }
                    if (low[target] < least) {
                        least = low[target];
                        isRoot = false;
                    }
                }
                low[node] = least;
                if (next >= 0) {
                    cursor[depth] = isRoot ? edge : ~edge;
                    path[++depth] = next;
                    cursor[depth] = graph.begin(next);
                    low[next] = index++;
                } else {
                    depth--;
                    if (isRoot) {
                        index -= close(node);
                    } else {
                        path[--open] = node;
                    }
                }
            }
        }

        /** All left that are no earlier than the node are its component. */
        private int close(int node) {
            int size = 1;
            while (open < nodes && low[path[open]] >= low[node]) {
                low[path[open++]] = last;
                size++;
            }
            low[node] = last--;
            nodesInCycles += size > 1 ? size : 0;
            return size;
        }
    }
}
