package io.inquest.cluster.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/** Answers questions that are asked one by one, but at much the same time, together: to ask a host takes its time. */
final class Together<Q, A> {
    private final Hosts work;
    private final ReentrantLock lock;
    private final Everywhere.Work<List<Q>, Map<Q, A>> answers;
    private final List<Asked<Q, A>> waiting = new ArrayList<>();

    /**
     * @param lock held while answers are found
     * @param answers waits until it knows the answer to each of the questions, among which one may be more than once
     */
    Together(Hosts work, ReentrantLock lock, Everywhere.Work<List<Q>, Map<Q, A>> answers) {
        this.work = work;
        this.lock = lock;
        this.answers = answers;
    }

    CompletionStage<A> ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question);
        synchronized (waiting) {
            waiting.add(asked);
        }
        return work.waiting(() -> {
            lock.lock();
            try {
                if (asked.answer == null) {
                    answerAll();
                }
                return asked.answer.call();
            } finally {
                lock.unlock();
            }
        });
    }

    private void answerAll() {
        List<Asked<Q, A>> all;
        synchronized (waiting) {
            all = List.copyOf(waiting);
            waiting.clear();
        }
        try {
            Map<Q, A> known = answers.on(all.stream().map(one -> one.question).toList());
            all.forEach(one -> one.answer = () -> known.get(one.question));
        } catch (IOException | RuntimeException failure) {
            all.forEach(one -> one.answer = () -> {
                throw failure;
            });
        }
    }

    private static final class Asked<Q, A> {
        private final Q question;
        /** Written and read by who holds the lock. */
        private Callable<A> answer;

        Asked(Q question) {
            this.question = question;
        }
    }
}
