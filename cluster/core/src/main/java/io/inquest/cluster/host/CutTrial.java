package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a technique on all hosts: cuts one way, looks both ways, joins, looks again, and leaves the hosts as they were. */
record CutTrial(List<Host> hosts, Peers peers, CutTechnique technique, UndoLog undo) {

    /** Why it does not work here and what would help; empty if it does. */
    Optional<String> refusal() {
        CutTable table = new CutTable(hosts, peers, technique, undo);
        try {
            for (Host host : hosts) {
                Optional<String> missing = technique.tool().missing(host);
                if (missing.isPresent()) {
                    return missing;
                }
                if (!new HostTool("bash", "bash").isOn(host)) {
                    Optional<String> unseen = new HostTool("ping", "iputils-ping").missing(host);
                    if (unseen.isPresent()) {
                        return unseen;
                    }
                }
            }
            Optional<String> found = Optional.empty();
            try {
                found = tried(table);
            } finally {
                table.remove();
            }
            return found;
        } catch (IOException failure) {
            return Optional.of(HostTool.reason(failure));
        }
    }

    private Optional<String> tried(CutTable table) throws IOException {
        List<Link> all = new ArrayList<>();
        for (List<Link> cut : rounds()) {
            for (Link link : cut) {
                all.add(link);
                all.add(reverse(link));
            }
        }
        Optional<String> trouble = amiss(table, all, List.of(), "before anything was cut");
        for (List<Link> cut : rounds()) {
            if (trouble.isEmpty()) {
                table.cut(cut);
                trouble = amiss(table, all, cut, "after others were cut");
                table.join(cut);
            }
            if (trouble.isEmpty()) {
                trouble = amiss(table, all, List.of(), "after it was joined again");
            }
        }
        return trouble;
    }

    /** Cuts that stop packets of and to every host, and none both ways. */
    private List<List<Link>> rounds() {
        if (hosts.size() == 2) {
            return List.of(List.of(new Link(0, 1)), List.of(new Link(1, 0)));
        }
        List<Link> ring = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            ring.add(new Link(node, (node + 1) % hosts.size()));
        }
        return List.of(ring);
    }

    private static Link reverse(Link link) {
        return new Link(link.to(), link.from());
    }

    private Optional<String> amiss(CutTable table, List<Link> links, List<Link> cut, String when) throws IOException {
        Passage stopped = technique.isAtSender() ? Passage.REFUSED : Passage.STOPPED;
        for (Map.Entry<Link, LinkProbe> probed : table.probe(links).entrySet()) {
            Link link = probed.getKey();
            LinkProbe probe = probed.getValue();
            if (probe.passage().isEmpty()) {
                return Optional.of(LinkProbes.unknown(hosts.get(link.from()), hosts.get(link.to()), probe.trouble())
                        + ", " + when);
            }
            Passage expected = cut.contains(link) ? stopped : Passage.ARRIVED;
            if (!probe.is(expected)) {
                return Optional.of(sentence(link, expected, when));
            }
        }
        return Optional.empty();
    }

    private String sentence(Link link, Passage expected, String when) {
        Host to = hosts.get(link.to());
        String from = hosts.get(link.from()).name();
        if (expected != Passage.ARRIVED) {
            return to.name() + " was not seen to stop packets of " + from + " after that link was cut";
        }
        String text = Peers.text(to.facts().address());
        return "a UDP packet (port " + CutTechnique.PROBE_PORT + ") of " + from + " to " + to.name() + " at " + text
                + " was not seen to arrive " + when
                + ": let no firewall stop it and no gateway change its sender's address";
    }
}
