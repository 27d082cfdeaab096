package io.inquest.cluster.local;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A program that starts itself again where it is root, for tests. Its words: what to do there, and an id. */
final class RootlessTrial {
    static final int STATUS = 37;

    private RootlessTrial() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("problem")) {
            Optional<String> problem = Rootless.problem();
            System.out.println(problem.orElse("none"));
            return;
        }
        boolean isOutside = !Rootless.isAdministrator();
        if (isOutside) {
            System.out.println("outside " + ProcessHandle.current().pid());
        }
        OptionalInt status = new LocalProvider().runAgain(RootlessTrial.class, List.of(arguments));
        if (status.isPresent()) {
            System.exit(status.getAsInt());
        }
        System.out.println("inside " + ProcessHandle.current().pid());
        System.out.println("property " + System.getProperty("trial"));
        ClusterRequest request =
                new ClusterRequest(arguments[1], 2, List.of(), Map.of("ip", "4"), UndoLog.NONE, System.out::println);
        HostPool pool = new LocalProvider().open(request);
        Host first = pool.hosts().get(0);
        System.out.println("host " + HostKey.of(first.facts()).holder().pid());
        if (arguments[0].equals("wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    pool.close();
                    System.out.println("closed");
                } catch (IOException e) {
                    System.out.println(e);
                }
            }));
            System.out.println("waiting");
            System.in.read();
            return;
        }
        Host second = pool.hosts().get(1);
        System.out.println("user " + first.require(Command.of("id", "-u")).strip());
        System.out.println("name " + second.require(Command.of("hostname")).strip());
        String file = first.facts().home() + "/file";
        first.require(Command.of("touch", file));
        System.out.println(
                "apart " + !second.run(Command.of("test", "-e", file)).succeeded());
        System.out.println("filter "
                + first.run(Command.of("iptables", "-w", "-A", "INPUT", "-s", "10.255.255.1", "-j", "DROP"))
                        .succeeded());
        try (Socket none = new Socket(second.facts().address(), 9)) {
            System.out.println("reached " + none);
        } catch (ConnectException refused) {
            System.out.println("reached");
        }
        System.out.println("read " + (char) System.in.read());
        pool.close();
        System.exit(STATUS);
    }
}
