package io.inquest.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Builds a {@link History} event by event, and holds the rules of histories: a process has one operation open at a
 * time, completes what it invoked, and is not used again after an {@code info}. Single-owner; not for sharing between
 * threads.
 */
public final class HistoryBuilder {
    private static final int MAX_NAMES = Short.MAX_VALUE;

    private Columns columns = new Columns();
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Set<Integer> retired = new HashSet<>();

    HistoryBuilder() {}

    /** How many events were added. */
    public int size() {
        return columns.size;
    }

    /**
     * Adds an event at the end; its own index does not matter.
     *
     * @return its index
     * @throws MalformedHistoryException if the event cannot come next; the builder is then as it was
     */
    public int add(Event event) {
        int partner = event.actor().isNemesis() ? nemesisPartner(event) : pair(event);
        int row = columns.addRow();
        columns.type[row] = (byte) event.type().ordinal();
        columns.process[row] = event.actor().process();
        columns.time[row] = event.time();
        columns.function[row] = (short) columns.functions.id(event.f());
        columns.key[row] = columns.keys.id(event.key());
        columns.value[row] = columns.handle(event.value());
        columns.node[row] = event.node() == null ? History.NONE : (short) columns.nodes.id(event.node());
        columns.error[row] = event.error() == null ? History.NONE : columns.errors.id(event.error());
        columns.partner[row] = partner;
        if (partner != History.NONE) {
            columns.partner[partner] = row;
        }
        if (columns.functions.size() > MAX_NAMES || columns.nodes.size() > MAX_NAMES) {
            throw new MalformedHistoryException(row, "more than " + MAX_NAMES + " different functions or nodes");
        }
        remember(event, row);
        return row;
    }

    private int nemesisPartner(Event event) {
        if (event.type() != EventType.INFO) {
            throw malformed("the nemesis writes only info events, not " + event.type());
        }
        return History.NONE;
    }

    private int pair(Event event) {
        int process = event.actor().process();
        Integer invoked = open.get(process);
        if (event.type() == EventType.INVOKE) {
            if (invoked != null) {
                throw malformed("process " + process + " invokes " + event.f() + " while its operation of event "
                        + invoked + " is open");
            }
            if (retired.contains(process)) {
                throw malformed("process " + process + " is used again after an info");
            }
            return History.NONE;
        }
        if (invoked == null) {
            throw malformed("process " + process + " completes " + event.f() + ", which it did not invoke");
        }
        String invokedName = columns.functions.get(columns.function[invoked]);
        if (!invokedName.equals(event.f())) {
            throw malformed("process " + process + " completes " + event.f() + " but had invoked " + invokedName);
        }
        return invoked;
    }

    private void remember(Event event, int row) {
        int process = event.actor().process();
        if (event.actor().isNemesis()) {
            return;
        }
        if (event.type() == EventType.INVOKE) {
            open.put(process, row);
            return;
        }
        open.remove(process);
        if (event.type() == EventType.INFO) {
            retired.add(process);
        }
    }

    private MalformedHistoryException malformed(String message) {
        return new MalformedHistoryException(columns.size, message);
    }

    /** The history of the events so far. The builder must not be used after. */
    public History build() {
        Columns built = columns;
        columns = null;
        built.trim();
        return new History(built);
    }
}
