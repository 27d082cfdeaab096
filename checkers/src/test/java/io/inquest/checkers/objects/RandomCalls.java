package io.inquest.checkers.objects;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Histories by chance: some processes call an object, whose results are made up as the calls complete. */
public final class RandomCalls {
    private RandomCalls() {}

    /** What is called, and what comes back; may keep a state. */
    public interface Made {
        String function(int process);

        Object argument(String f);

        Object result(String f, Object argument, int process);

        default String node() {
            return null;
        }
    }

    private record Open(Actor actor, String f, Object key, Object argument) {}

    /** Of a hundred operations some twelve end as info or never, and five fail. */
    public static History of(SplittableRandom random, int processes, int operations, int keys, Made made) {
        HistoryBuilder history = History.builder();
        List<Actor> idle = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        int next = 0;
        while (next < processes) {
            idle.add(Actor.process(next++));
        }
        int invoked = 0;
        while (invoked < operations || !open.isEmpty()) {
            boolean invokes = invoked < operations && !idle.isEmpty() && (open.isEmpty() || random.nextBoolean());
            if (invokes) {
                Actor actor = idle.remove(random.nextInt(idle.size()));
                String f = made.function(actor.process());
                Open call = new Open(actor, f, keys == 1 ? null : "k" + random.nextInt(keys), made.argument(f));
                history.add(Event.invoke(actor, f, call.key, call.argument));
                open.add(call);
                invoked++;
                continue;
            }
            Open call = open.remove(random.nextInt(open.size()));
            int fate = random.nextInt(100);
            if (fate < 4) {
                idle.add(Actor.process(next++)); // it never completes
                continue;
            }
            EventType type = fate < 12 ? EventType.INFO : fate < 17 ? EventType.FAIL : EventType.OK;
            Object result = type == EventType.OK ? made.result(call.f, call.argument, call.actor.process()) : null;
            String node = type == EventType.OK ? made.node() : null;
            history.add(new Event(-1, -1, type, call.actor, call.f, call.key, result, node, null));
            idle.add(type == EventType.INFO ? Actor.process(next++) : call.actor);
        }
        return history.build();
    }
}
