package io.inquest.cluster.docker;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HomeFolder;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.List;

/** The containers of a run. */
final class DockerPool implements HostPool {
    private final Engine engine;
    private final List<DockerHost> hosts;
    private final List<Ending> endings;
    private final boolean found;
    private boolean closed;

    /**
     * @param found whether the containers were there before
     * @param endings what is done, each even if one before fails, when it is closed
     */
    DockerPool(Engine engine, List<DockerHost> hosts, boolean found, List<Ending> endings) {
        this.engine = engine;
        this.found = found;
        this.hosts = List.copyOf(hosts);
        this.endings = List.copyOf(endings);
    }

    /** Something that undoes what was made, and its entry. */
    record Ending(Undoing undoing, UndoLog.Entry entry) {
        /** Undoes it. */
        interface Undoing {
            void run() throws IOException;
        }

        void end() throws IOException {
            undoing.run();
            entry.undone();
        }
    }

    /** The harness's own folder in a container that it found, which goes in the end. */
    static Ending home(DockerHost host, UndoLog undo) throws IOException {
        HostFacts facts = host.facts();
        Command remove = HomeFolder.remove(facts);
        Ending ending =
                new Ending(() -> host.require(remove), undo.before(facts, "folder " + facts.home(), List.of(remove)));
        host.require(HomeFolder.make(facts));
        return ending;
    }

    @Override
    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public boolean found() {
        return found;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        IOException first = null;
        for (Ending ending : endings) {
            try {
                ending.end();
            } catch (IOException | RuntimeException problem) {
                IOException next = problem instanceof IOException known ? known : new IOException(problem);
                if (first == null) {
                    first = next;
                } else {
                    first.addSuppressed(next);
                }
            }
        }
        engine.close();
        if (first != null) {
            throw first;
        }
    }
}
