package io.inquest.cluster.local;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small harness that works until it is killed. Its words: an id, and its journal. It says a line before each step. */
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        UndoLog undo = new FileUndo(Path.of(arguments[1]), System.out::println);
        while (true) {
            ClusterRequest request =
                    new ClusterRequest(arguments[0], 3, List.of(), Map.of("ip", "4"), undo, System.out::println);
            try (HostPool pool = new LocalProvider().open(request)) {
                System.out.println("open");
                for (Host host : pool.hosts()) {
                    work(host, pool.hosts().get(0), undo);
                }
                System.out.println("closing");
            }
        }
    }

    /** A daemon, and a cut in which it stays. */
    private static void work(Host host, Host other, UndoLog undo) throws IOException {
        host.require(Command.of(
                "sh", "-c", "setsid sh -c 'while :; do date; sleep 0.01; done' >log 2>&1 </dev/null & echo $! >pid"));
        System.out.println("daemon on " + host.name());
        List<String> cut = List.of("ip", "route", "add", "blackhole", other.facts().address().getHostAddress());
        UndoLog.Entry entry = undo.before(
                host.facts(),
                "cut " + host.name(),
                List.of(Command.of("sh", "-c", "ip route del blackhole \"$1\" 2>/dev/null; true", "sh", cut.get(4))));
        host.require(Command.of(cut));
        System.out.println("cut of " + host.name());
        host.require(Command.of("ip", "route", "del", "blackhole", cut.get(4)));
        entry.undone();
    }
}
