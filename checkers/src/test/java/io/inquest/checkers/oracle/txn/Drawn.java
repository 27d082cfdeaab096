package io.inquest.checkers.oracle.txn;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Histories of transactions in the fewest letters. A line is a transaction: its process, {@code !} if it failed, {@code ~} if
 * nobody knows, {@code ?} if it never completes, then its micro-operations: {@code ax1} appends 1 to x, {@code wx1} writes it,
 * {@code rx12} reads the list [1,2] (or the value 12), {@code rx_} finds nothing. Transactions of one process follow one
 * another; others overlap, but for the line {@code --}: what stands above it is complete before what stands below begins
 * ({@code -1}: what stands above it of process 1). Lines are parted by semicolons.
 */
final class Drawn {
    private final boolean lists;
    private final HistoryBuilder events = History.builder();
    private final Map<Integer, String> open = new TreeMap<>();

    private Drawn(boolean lists) {
        this.lists = lists;
    }

    static History lists(String text) {
        return new Drawn(true).draw(text);
    }

    static History registers(String text) {
        return new Drawn(false).draw(text);
    }

    private History draw(String text) {
        for (String part : text.split(";")) {
            String line = part.trim();
            if (line.equals("--")) {
                completeAll();
                continue;
            }
            if (line.startsWith("-")) {
                complete(line.charAt(1) - '0');
                continue;
            }
            int process = Integer.parseInt(line.substring(0, 1));
            complete(process);
            open.put(process, line);
            events.add(Event.invoke(Actor.process(process), "txn", null, mops(line, false)));
        }
        completeAll();
        return events.build();
    }

    private void completeAll() {
        new ArrayList<>(open.keySet()).forEach(this::complete);
    }

    private void complete(int process) {
        String line = open.remove(process);
        if (line == null || line.charAt(1) == '?') {
            return;
        }
        EventType type = line.charAt(1) == '!' ? EventType.FAIL : line.charAt(1) == '~' ? EventType.INFO : EventType.OK;
        Object value = mops(line, type == EventType.OK);
        events.add(new Event(-1, -1, type, Actor.process(process), "txn", null, value, null, null));
    }

    private List<Object> mops(String line, boolean ok) {
        String[] words = line.split(" +");
        List<Object> mops = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            char f = word.charAt(0);
            Object value = f == 'r' ? (ok ? read(word.substring(2)) : null) : (Object) Long.valueOf(word.substring(2));
            mops.add(Arrays.asList(f == 'a' ? "append" : String.valueOf(f), word.substring(1, 2), value));
        }
        return mops;
    }

    private Object read(String digits) {
        if (digits.equals("_")) {
            return null;
        }
        return lists
                ? digits.chars()
                        .mapToObj(digit -> (Object) (long) (digit - '0'))
                        .toList()
                : (Object) Long.valueOf(digits);
    }
}
