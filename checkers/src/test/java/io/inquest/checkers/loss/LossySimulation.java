package io.inquest.checkers.loss;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * One key of a store whose primary is first n1 and then n2, which may begin without the last updates of n1. Other nodes
 * than the primary answer reads from any state that there ever was. The test knows which updates were lost.
 */
final class LossySimulation {
    private static final int OPERATIONS = 60;
    private static final int READERS_AT_THE_END = 3;

    /** An event and when it was, finer than events can be. */
    private record Timed(long time, Event event) {}

    private final Random random;
    private final boolean isText;
    private final List<Timed> events = new ArrayList<>();
    private final List<Object> states = new ArrayList<>();
    private final List<Integer> processes = new ArrayList<>();
    private final Set<Integer> lostProcesses = new LinkedHashSet<>();
    private final List<Object> everState = new ArrayList<>();
    private final int values;
    private int nextValue;
    private String primary = "n1";

    /**
     * @param lost how many of the last updates of n1 are lost
     * @param values how many different values are written; 0 for another with each update
     */
    LossySimulation(long seed, boolean isText, int lost, int values) {
        this.random = new Random(seed);
        this.isText = isText;
        this.values = values;
        states.add(null);
        everState.add(null);
        for (int i = 0; i < OPERATIONS; i++) {
            if (i == OPERATIONS / 2) {
                takeOver(lost);
            }
            operation(i);
        }
        for (int i = 0; i < READERS_AT_THE_END; i++) {
            read(OPERATIONS + 10 + i, true);
        }
    }

    private void takeOver(int lost) {
        primary = "n2";
        for (int i = 0; i < lost && states.size() > 1; i++) {
            states.remove(states.size() - 1);
            lostProcesses.add(processes.remove(processes.size() - 1));
        }
    }

    private void operation(int number) {
        int die = random.nextInt(10);
        if (die < 4) {
            read(number, random.nextInt(3) > 0);
        } else if (isText) {
            String token = nextValue++ + ".";
            boolean puts = die == 9;
            update(number, puts ? "put" : "append", token, puts || current() == null ? token : current() + token);
        } else if (die < 7) {
            Object value = value();
            update(number, "write", value, value);
        } else {
            Object expected = random.nextInt(4) > 0 ? current() : value();
            Object value = value();
            List<Object> argument = new ArrayList<>();
            argument.add(expected);
            argument.add(value);
            if (Objects.equals(expected, current())) {
                update(number, "cas", argument, value);
            }
        }
    }

    private Object value() {
        return values == 0 ? (long) nextValue++ : (long) random.nextInt(values);
    }

    private Object current() {
        return states.get(states.size() - 1);
    }

    private void update(int number, String f, Object argument, Object result) {
        boolean known = random.nextInt(8) > 0;
        if (known || random.nextBoolean()) {
            states.add(result);
            everState.add(result);
            processes.add(number);
        }
        record(number, f, argument, known ? argument : null, known ? EventType.OK : null, primary);
    }

    private void read(int number, boolean fresh) {
        String node = fresh ? primary : "n" + (3 + random.nextInt(2));
        if (!fresh && primary.equals("n2") && random.nextBoolean()) {
            node = "n1";
        }
        Object result = fresh ? current() : everState.get(random.nextInt(everState.size()));
        record(number, isText ? "get" : "read", null, result, EventType.OK, node);
    }

    private void record(int number, String f, Object argument, Object result, EventType type, String node) {
        long effect = number * 10L;
        Actor actor = Actor.process(number);
        long begin = effect - random.nextInt(20) - 1;
        events.add(new Timed(begin, Event.invoke(actor, f, "x", argument)));
        if (type != null) {
            long end = effect + random.nextInt(20);
            events.add(new Timed(end, new Event(-1, -1, type, actor, f, "x", result, node, null)));
        }
    }

    History history() {
        HistoryBuilder builder = History.builder();
        events.stream().sorted(Comparator.comparingLong(Timed::time)).forEach(timed -> builder.add(timed.event));
        return builder.build();
    }

    /** The processes, each of one operation, whose updates are gone. */
    Set<Integer> lostProcesses() {
        return lostProcesses;
    }
}
