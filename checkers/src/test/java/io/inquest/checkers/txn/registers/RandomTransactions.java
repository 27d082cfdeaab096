package io.inquest.checkers.txn.registers;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Small histories of transactions on registers by chance, of a store that now and then returns what it should not. */
final class RandomTransactions {
    private final SplittableRandom random;
    private final List<List<Object>> written = new ArrayList<>();
    private final HistoryBuilder builder = History.builder();
    private final int keys;
    private final int oddPercent;
    private int next = 1;

    RandomTransactions(long seed) {
        random = new SplittableRandom(seed);
        keys = 1 + random.nextInt(3);
        oddPercent = random.nextInt(3) * 25;
        for (int key = 0; key < keys; key++) {
            written.add(new ArrayList<>());
        }
    }

    History history() {
        int processes = 2 + random.nextInt(3);
        int[] process = new int[processes];
        List<List<Object>> open = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            process[i] = i;
            open.add(null);
        }
        int fresh = processes;
        int left = 3 + random.nextInt(4);
        while (left > 0) {
            int i = random.nextInt(processes);
            List<Object> asked = open.get(i);
            if (asked == null) {
                asked = asked();
                event(EventType.INVOKE, process[i], asked);
                open.set(i, asked);
                continue;
            }
            left--;
            int chance = random.nextInt(20);
            open.set(i, null);
            if (chance < 16) {
                event(EventType.OK, process[i], answered(asked));
            } else {
                event(chance < 18 ? EventType.FAIL : EventType.INFO, process[i], asked);
                if (chance >= 18) {
                    process[i] = fresh++;
                }
            }
        }
        return builder.build();
    }

    private void event(EventType type, int process, Object value) {
        builder.add(new Event(0, -1, type, Actor.process(process), "txn", null, value, null, null));
    }

    private List<Object> asked() {
        List<Object> operations = new ArrayList<>();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            int key = random.nextInt(keys);
            if (random.nextInt(5) < 3) {
                operations.add(Arrays.asList("r", (long) key, null));
            } else {
                long value = next++;
                operations.add(Arrays.asList("w", (long) key, value));
                written.get(key).add(value);
            }
        }
        return operations;
    }

    private List<Object> answered(List<Object> asked) {
        List<Object> answer = new ArrayList<>();
        Object[] held = new Object[keys];
        boolean[] isHeld = new boolean[keys];
        for (Object operation : asked) {
            List<?> words = (List<?>) operation;
            int key = ((Long) words.get(1)).intValue();
            if (words.get(0).equals("w")) {
                held[key] = words.get(2);
                answer.add(operation);
            } else {
                boolean isOdd = random.nextInt(100) < oddPercent / (isHeld[key] ? 10 : 1);
                if (!isHeld[key] || isOdd) {
                    held[key] = version(key, isOdd, asked);
                }
                answer.add(Arrays.asList("r", words.get(1), held[key]));
            }
            isHeld[key] = true;
        }
        return answer;
    }

    private Object version(int key, boolean isOdd, List<Object> asked) {
        List<Object> versions = new ArrayList<>(written.get(key));
        for (Object operation : asked) {
            if (!isOdd || random.nextInt(4) > 0) {
                versions.remove(((List<?>) operation).get(2));
            }
        }
        if (random.nextInt(200) == 0) {
            return 1000L;
        }
        int size = versions.size();
        int at = isOdd ? random.nextInt(size + 1) - 1 : size - 1 - random.nextInt(2) * random.nextInt(2);
        return at < 0 ? null : versions.get(at);
    }
}
