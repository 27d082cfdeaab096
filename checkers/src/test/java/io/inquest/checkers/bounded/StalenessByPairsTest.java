package io.inquest.checkers.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How stale reads are, against looking at every pair of operations. */
class StalenessByPairsTest {
    /** Random histories of several clients, each read counted by looking at every pair. */
    @Test
    void agreesWithCountingOneByOne() {
        for (long seed = 0; seed < 300; seed++) {
            History history = random(seed, 60);
            Verdict verdict = new BoundedStalenessChecker().check(history, CheckContext.defaults());
            long most = 0;
            boolean future = false;
            for (int read = 0; read < history.size(); read++) {
                boolean isRead = history.type(read) == EventType.INVOKE
                        && history.completion(read) != History.NONE
                        && history.functionName(history.function(read)).equals("read");
                if (isRead) {
                    long value = history.value(history.completion(read));
                    int from = value == History.NULL ? -1 : Integer.MAX_VALUE;
                    for (int w = 0; w < history.size() && value != History.NULL; w++) {
                        if (isWrite(history, w) && history.value(w) == value && history.key(w) == history.key(read)) {
                            from = isOk(history, w) ? history.completion(w) : Integer.MAX_VALUE;
                            future |= history.completion(read) < w;
                        }
                    }
                    long count = 0;
                    for (int w = 0; w < history.size(); w++) {
                        if (isWrite(history, w)
                                && isOk(history, w)
                                && history.key(w) == history.key(read)
                                && from < w
                                && history.completion(w) < read) {
                            count++;
                        }
                    }
                    most = Math.max(most, count);
                }
            }
            assertEquals(most, ((Map<?, ?>) verdict.measures().get("versions")).get("max"), "seed " + seed);
            assertEquals(future ? Validity.INVALID : Validity.UNKNOWN, verdict.validity(), "seed " + seed);
        }
    }

    private static boolean isWrite(History history, int event) {
        return history.type(event) == EventType.INVOKE
                && history.functionName(history.function(event)).equals("write");
    }

    private static boolean isOk(History history, int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.OK;
    }

    private static History random(long seed, int steps) {
        Random random = new Random(seed);
        HistoryBuilder builder = History.builder();
        Event[] open = new Event[4];
        int[] process = {0, 1, 2, 3};
        List<Event> written = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            int client = random.nextInt(open.length);
            if (open[client] == null) {
                boolean isWrite = random.nextInt(2) == 0;
                open[client] = Event.invoke(
                        Actor.process(process[client]),
                        isWrite ? "write" : "read",
                        random.nextInt(2) == 0 ? "x" : "y",
                        isWrite ? step : null);
                builder.add(open[client]);
                if (isWrite) {
                    written.add(open[client]);
                }
            } else {
                Event invoked = open[client];
                boolean isRead = invoked.f().equals("read");
                EventType type = isRead || random.nextInt(6) > 0 ? EventType.OK : EventType.INFO;
                Object value = isRead ? valueOf(invoked.key(), written, random) : invoked.value();
                builder.add(new Event(-1, -1, type, invoked.actor(), invoked.f(), invoked.key(), value, null, null));
                open[client] = null;
                process[client] += type == EventType.INFO ? 4 : 0;
            }
        }
        return builder.build();
    }

    private static Object valueOf(Object key, List<Event> written, Random random) {
        for (int tries = 0; tries < 5 && !written.isEmpty(); tries++) {
            Event write = written.get(random.nextInt(written.size()));
            if (write.key().equals(key)) {
                return write.value();
            }
        }
        return null;
    }
}
