package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.FakeContext;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node, message by message. Clients have addresses from 10; the transaction of each has the number 1 until it says
 * otherwise.
 */
final class Script {
    final FakeContext fake;
    final MvccNode node;
    private long epoch = 1;

    private Script(FakeContext fake, int self, MvccConfig config) {
        this.fake = fake;
        node = new MvccNode(fake.context(self, 3), config);
        node.onStart();
        fake.disk.syncAll();
        fake.take();
    }

    static Script primary(String bug, String... options) {
        return new Script(new FakeContext(), MvccNode.PRIMARY, config(bug, options));
    }

    static Script replica(String... options) {
        return new Script(new FakeContext(), 1, config(null, options));
    }

    private static MvccConfig config(String bug, String... options) {
        Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        return MvccProvider.parse(MvccTrial.config(bug, given));
    }

    /** The node's next process, after a power cut that loses nothing. */
    Script restarted(String... options) {
        return new Script(fake, MvccNode.PRIMARY, config(null, options));
    }

    Script inEpoch(long newEpoch) {
        epoch = newEpoch;
        return this;
    }

    static MicroOperation read(Object key) {
        return new MicroOperation(MicroOperation.Kind.READ, key, null);
    }

    static MicroOperation write(Object key, Object value) {
        return new MicroOperation(MicroOperation.Kind.WRITE, key, value);
    }

    static MicroOperation append(Object key, Object value) {
        return new MicroOperation(MicroOperation.Kind.APPEND, key, value);
    }

    /** What is answered to this client at once: nothing, or one thing. */
    String step(int client, int step, MicroOperation operation) {
        return ask(client, new Perform(1, epoch, step, false, operation));
    }

    String readOnly(int client, int step, Object key) {
        return ask(client, new Perform(1, epoch, step, true, read(key)));
    }

    String commit(int client, int steps) {
        return ask(client, new Finish(1, epoch, steps));
    }

    String ask(int client, MvccRequest request) {
        node.onRequest(client, request);
        return heard(client);
    }

    /** Lets all syncs end; then what is answered. */
    String durable(int client) {
        fake.disk.syncAll();
        return heard(client);
    }

    /** All that was sent to an address since the last time; what was sent to others is kept. */
    String heard(int address) {
        List<String> briefs = new ArrayList<>();
        for (FakeContext.Sent sent : fake.take()) {
            if (sent.to() == address) {
                briefs.add(brief(sent.message()));
            } else {
                fake.sent.add(sent);
            }
        }
        return String.join("; ", briefs);
    }

    private static String brief(Message message) {
        return message.brief().replace("txn 1: ", "");
    }

    /** One transaction of one update, by a client, committed and durable. */
    void committed(int client, MicroOperation update) {
        step(client, 0, update);
        commit(client, 1);
        durable(client);
    }
}
