package io.inquest.cluster.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What is wanted of a backend.
 *
 * @param id tells this cluster from all others on the same machine: letters and digits, at most 8
 * @param nodes how many hosts
 * @param hosts the hosts that the user listed, a line each in the backend's own words; empty if none were
 * @param options the values of the options that the backend declared
 * @param undo where changes are written before they are made
 * @param log told, in sentences, what a person may want to know; from any thread
 */
public record ClusterRequest(
        String id, int nodes, List<String> hosts, Map<String, String> options, UndoLog undo, Consumer<String> log) {
    public ClusterRequest {
        hosts = List.copyOf(hosts);
        options = Map.copyOf(options);
        Objects.requireNonNull(undo, "undo");
        Objects.requireNonNull(log, "log");
        if (!id.matches("[a-z0-9]{1,8}")) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of a cluster");
        }
    }

    public String option(String name) {
        return Objects.requireNonNull(options.get(name), name);
    }
}
