package io.inquest.workloads.contract;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.generators.Call;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.SystemUnderTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Asks clients, as the runner does: an operation at a time for each worker, and after one in doubt a new connection under
 * a new process number. It sees how they are answered: how often, where, and how long it takes to ask.
 */
final class Desk implements AutoCloseable {
    static final int WORKERS = 5;

    /** A machine may halt a thread for so long now and then, though not several times in a hundred. */
    private static final long SLOW_NANOS = 250_000_000;

    private static final int SLOW_MIN = 2;

    private final World world;
    private final SystemUnderTest system;
    private final Findings findings;
    private final Watch watch;
    private final Client[] clients = new Client[WORKERS];
    private final int[] processes = new int[WORKERS];
    private int slow;
    private int operations;
    private int unanswered;

    /** @param patienceNanos after how long a client that waits is interrupted */
    Desk(World world, SystemUnderTest system, Findings findings, long patienceNanos) {
        this.world = world;
        this.system = system;
        this.findings = findings;
        this.watch = new Watch(patienceNanos);
        for (int worker = 0; worker < WORKERS; worker++) {
            processes[worker] = worker;
        }
    }

    int operations() {
        return operations;
    }

    /** How many calls in a row, up to now, were never answered. */
    int unanswered() {
        return unanswered;
    }

    /** What the worker's client says, or nothing once the time is over. */
    CompletionStage<Answer> ask(int worker, Call call, long patienceNanos) {
        CompletableFuture<Answer> answered = new CompletableFuture<>();
        Timer timer = world.schedule(patienceNanos, () -> answered.complete(new Answer(call, null)));
        start(worker, call, answered::complete);
        return answered.thenApply(answer -> {
            timer.cancel();
            unanswered = answer.completion() == null ? unanswered + 1 : 0;
            if (!answer.isOk() && !answer.isFail()) {
                reopen(worker);
            }
            return answer;
        });
    }

    /** Asks, and does not wait. */
    void start(int worker, Call call, Consumer<Answer> heard) {
        operations++;
        Operation operation = Operation.of(Actor.process(processes[worker]), call.f(), call.key(), call.value());
        Ear reply = new Ear(call, heard);
        Client client = client(worker);
        if (client == null) {
            reply.accept(new Completion.Unknown("no client could be opened", null));
            return;
        }
        long before = world.nowNanos();
        watch.enter();
        try {
            client.invoke(operation, reply);
        } catch (RuntimeException thrown) {
            reply.threw(thrown);
        } finally {
            returned(call, world.nowNanos() - before, watch.leave());
        }
    }

    private void returned(Call call, long tookNanos, String stuckAt) {
        slow += tookNanos > SLOW_NANOS ? 1 : 0;
        String done = "invoke was called for " + Answer.words(call);
        if (stuckAt != null) {
            findings.broke(
                    Rule.RETURNS_AT_ONCE,
                    done,
                    "it had not returned in time and was interrupted; it was at " + stuckAt);
        } else if (slow >= SLOW_MIN) {
            findings.broke(
                    Rule.RETURNS_AT_ONCE, done, "it returned after " + tookNanos / 1_000_000 + " ms, as did others");
        }
    }

    /** The connection is given up as it is, and the next is another's. */
    void reopen(int worker) {
        Client client = clients[worker];
        clients[worker] = null;
        processes[worker] += WORKERS;
        if (client != null) {
            close(client);
        }
    }

    private Client client(int worker) {
        if (clients[worker] == null) {
            try {
                clients[worker] = system.open(worker);
            } catch (RuntimeException thrown) {
                findings.broke(
                        Rule.THROWS_FROM_INVOKE_ONLY,
                        "a client was opened for worker " + worker,
                        "open threw " + thrown);
            }
        }
        return clients[worker];
    }

    private void close(Client client) {
        try {
            client.close();
        } catch (RuntimeException thrown) {
            findings.broke(Rule.THROWS_FROM_INVOKE_ONLY, "a client was closed", "close threw " + thrown);
        }
    }

    @Override
    public void close() {
        for (int worker = 0; worker < WORKERS; worker++) {
            reopen(worker);
        }
        watch.close();
    }

    /** Hears the replies to one call. */
    private final class Ear implements Consumer<Completion> {
        private final Call call;
        private final Consumer<Answer> heard;
        private int replies;

        Ear(Call call, Consumer<Answer> heard) {
            this.call = call;
            this.heard = heard;
        }

        @Override
        public void accept(Completion completion) {
            if (watch.isLoop()) {
                hear(completion);
                return;
            }
            String thread = watch.here();
            world.execute(() -> {
                findings.broke(
                        Rule.REPLIES_ON_THE_LOOP, Answer.words(call), "the reply came from the thread " + thread);
                hear(completion);
            });
        }

        /** The same to the runner as Unknown, unless the client has replied already. */
        void threw(RuntimeException thrown) {
            if (replies == 0) {
                hear(new Completion.Unknown(thrown.toString(), null));
            }
        }

        private void hear(Completion completion) {
            replies++;
            Answer answer = new Answer(call, completion);
            if (replies == 1) {
                heard.accept(answer);
            } else {
                findings.broke(Rule.REPLIES_ONCE, Answer.words(call), "reply " + replies + " was " + answer.said());
            }
        }
    }
}
