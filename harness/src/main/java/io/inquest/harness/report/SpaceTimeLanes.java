package io.inquest.harness.report;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The upright lanes of a space-time diagram: the operations' clients first, then the nodes. */
final class SpaceTimeLanes {
    private static final int NODES_MAX = 9;
    private static final double LEFT = 118;
    private static final double WIDTH_WANTED = 1050;
    private static final double APART_MAX = 150;
    private static final double FIRST = 36;
    private static final double CHARACTER = 5.9;

    private final Map<Integer, Integer> ofProcess = new TreeMap<>();
    private final Map<String, Integer> ofNode = new HashMap<>();
    private final List<String> nodes = new ArrayList<>();
    private final double apart;

    SpaceTimeLanes(LoadedRun run, SpaceTimeScope scope) {
        History history = run.history();
        scope.operations().forEach((invocation, role) -> ofProcess.put(history.process(invocation), 0));
        ofProcess.replaceAll((process, none) -> indexOf(process));
        for (String node :
                run.nodes().subList(0, Math.min(NODES_MAX, run.nodes().size()))) {
            if (ofNode.putIfAbsent(node, ofProcess.size() + nodes.size()) == null) {
                nodes.add(node);
            }
        }
        this.apart = Math.min(APART_MAX, (WIDTH_WANTED - LEFT - FIRST) / Math.max(1, count()));
    }

    private int indexOf(int process) {
        int index = 0;
        for (int other : ofProcess.keySet()) {
            if (other == process) {
                break;
            }
            index++;
        }
        return index;
    }

    int count() {
        return ofProcess.size() + nodes.size();
    }

    List<String> nodes() {
        return nodes;
    }

    Iterable<Integer> processes() {
        return ofProcess.keySet();
    }

    int ofProcess(int process) {
        return ofProcess.get(process);
    }

    int ofNode(String node) {
        return ofNode.get(node);
    }

    boolean isNode(String address) {
        return ofNode.containsKey(address);
    }

    double x(int lane) {
        return LEFT + FIRST + lane * apart;
    }

    double left() {
        return LEFT;
    }

    double right() {
        return x(count() - 1) + apart;
    }

    /** How many characters of a label fit between two lanes. */
    int characters() {
        return (int) ((apart - 14) / CHARACTER);
    }
}
