package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HomeFolder;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.List;

/** The hosts of a run. They stay when it is closed; the harness's own folder on each goes. */
final class SshPool implements HostPool {
    private final List<Member> members;
    private boolean closed;

    SshPool(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /** @param home the entry of the harness's own folder there */
    record Member(SshHost host, UndoLog.Entry home) {}

    /** What removes the harness's own folder. */
    static Command remove(HostFacts facts) {
        return HomeFolder.remove(facts);
    }

    @Override
    public List<Host> hosts() {
        return members.stream().map(member -> (Host) member.host()).toList();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        IOException first = null;
        for (Member member : members) {
            try (SshHost host = member.host()) {
                host.require(remove(host.facts()));
                member.home().undone();
            } catch (IOException problem) {
                first = joined(first, problem);
            } catch (RuntimeException unforeseen) {
                first = joined(first, new IOException(unforeseen));
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static IOException joined(IOException first, IOException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
