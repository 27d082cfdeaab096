package io.inquest.cluster.ssh;

import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.HomeFolder;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** Machines that the user listed, reached by SSH. No other is ever touched. */
public final class SshProvider implements ClusterProvider {
    /** The backend's name. */
    static final String NAME = "ssh";

    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String AS_SUDO = "sudo";

    private final Map<String, String> environment;

    public SshProvider() {
        this(System.getenv());
    }

    /** @param environment where the agent's socket is looked up */
    SshProvider(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "the machines of --hosts FILE, each line [user@]host[:port] and, if you like, name=n1";
    }

    @Override
    public List<ClusterOption> options() {
        return Login.OPTIONS;
    }

    @Override
    public HostPool open(ClusterRequest request) throws IOException {
        Login login = login(request.options());
        List<Endpoint> listed = Endpoint.parse(request.hosts());
        if (listed.size() < request.nodes()) {
            throw new IllegalArgumentException("--nodes " + request.nodes() + ", but "
                    + (listed.isEmpty() ? "no host is" : "only " + listed.size() + " are")
                    + " listed: name the machines with --hosts FILE, a line each");
        }
        List<Endpoint> endpoints = listed.subList(0, request.nodes());
        if (listed.size() > request.nodes()) {
            request.log().accept("The first " + request.nodes() + " of " + listed.size() + " listed hosts are used.");
        }
        if (!login.checksHostKeys()) {
            request.log().accept("Host keys are not checked: whoever answers is taken for the host.");
        }
        return allAtOnce(request, login, endpoints);
    }

    private HostPool allAtOnce(ClusterRequest request, Login login, List<Endpoint> endpoints) throws IOException {
        ExecutorService threads = SshHost.threads("open");
        List<CompletableFuture<SshPool.Member>> opening = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            CompletableFuture<SshPool.Member> one = new CompletableFuture<>();
            threads.execute(() -> {
                try {
                    one.complete(member(request, login, endpoint, threads));
                } catch (Throwable problem) { // an error too: it is waited for
                    one.completeExceptionally(problem);
                }
            });
            opening.add(one);
        }
        List<SshPool.Member> members = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        boolean interrupted = false;
        for (CompletableFuture<SshPool.Member> one : opening) {
            try {
                members.add(one.get());
            } catch (ExecutionException problem) {
                Throwable cause = problem.getCause();
                problems.add(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            } catch (InterruptedException stop) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
        threads.shutdown();
        SshPool pool = new SshPool(members);
        if (interrupted || !problems.isEmpty()) {
            try {
                pool.close();
            } catch (IOException left) {
                problems.add(left.getMessage());
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while hosts were reached");
            }
            throw new IOException(String.join("\n", problems));
        }
        return pool;
    }

    private SshPool.Member member(ClusterRequest request, Login login, Endpoint endpoint, ExecutorService threads)
            throws IOException {
        Connection connection = connection(endpoint, login);
        try {
            Greeting greeting = Greeting.of(connection, login.sudo(), threads);
            if (!greeting.administrator()) {
                request.log()
                        .accept(endpoint.name() + ": " + connection.user()
                                + " is not root and sudo -n is not to be had: what needs an administrator is"
                                + " not tried.");
            }
            Map<String, String> key = new TreeMap<>(login.values());
            key.put(Login.USER, connection.user());
            key.put(HOST, endpoint.host());
            key.put(PORT, Integer.toString(endpoint.port()));
            key.put(AS_SUDO, greeting.sudo() ? "yes" : "no");
            // a server that does not say what port it sees is taken to be at the one that was dialled
            key.put(HostFacts.CONTROL_PORT, Integer.toString(endpoint.port()));
            greeting.reached().ifPresent(reached -> {
                key.put(HostFacts.CONTROL_PORT, reached.port());
                key.put(HostFacts.CONTROL_ADDRESS, reached.client());
            });
            HostFacts facts = new HostFacts(
                    endpoint.name(), connection.address(), greeting.home(request.id(), endpoint.name()), NAME, key);
            SshHost host = new SshHost(facts, connection, greeting.sudo());
            UndoLog.Entry entry =
                    request.undo().before(facts, "folder " + facts.home(), List.of(SshPool.remove(facts)));
            SshPool.Member member = new SshPool.Member(host, entry);
            host.require(HomeFolder.make(facts));
            return member;
        } catch (IOException | RuntimeException problem) {
            connection.close();
            throw problem;
        }
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        Map<String, String> key = facts.key();
        Login login = login(key);
        Endpoint endpoint =
                new Endpoint(facts.name(), Optional.empty(), key.get(HOST), Integer.parseInt(key.get(PORT)));
        Connection connection = connection(endpoint, login);
        // reached now, so that a host that cannot be is found out before anything is said to be undone
        connection.address();
        return new SshHost(facts, connection, key.get(AS_SUDO).equals("yes"));
    }

    private Connection connection(Endpoint endpoint, Login login) {
        Optional<Path> agent = Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        return new Connection(endpoint, Credentials.of(login, agent, userHome()));
    }

    private static Login login(Map<String, String> values) {
        return Login.of(values, System.getProperty("user.name"), userHome());
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home"));
    }
}
