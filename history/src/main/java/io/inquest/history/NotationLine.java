package io.inquest.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One line of {@link HistoryNotation}: an actor and what it does, by columns. */
final class NotationLine {
    /** What stands within one pair of brackets. */
    private static final class Call {
        String invocationNode;
        String f;
        boolean literal;
        final List<Object> words = new ArrayList<>();
        boolean hasResult;
        Object result;
        EventType outcome = EventType.OK;
        String error;
        String node;
        /** Where something stands that only a completion has; -1 if nowhere. */
        int completionPart = -1;
    }

    private final NotationScanner in;
    private final Map<Integer, Event> events = new TreeMap<>();
    private Actor actor;

    NotationLine(String line) {
        in = new NotationScanner(line);
    }

    Actor actor() {
        return actor;
    }

    /** The events by their columns, counted from 0. */
    Map<Integer, Event> events() {
        return events;
    }

    void parse() throws FormatProblem {
        in.requireNoTab();
        actor = in.label();
        while (in.skipSpaces()) {
            int begin = in.position();
            if (in.take(actor.isNemesis() ? '(' : '[')) {
                Call call = call(begin);
                if (actor.isNemesis()) {
                    nemesis(begin, call);
                } else {
                    operation(begin, call);
                }
            } else {
                throw in.expected(actor.isNemesis() ? "\"(\"" : "\"[\"");
            }
        }
    }

    private Call call(int begin) throws FormatProblem {
        Call call = new Call();
        while (in.skipSpaces() && !in.at(actor.isNemesis() ? ')' : ']')) {
            word(call);
        }
        if (call.f == null) {
            throw new FormatProblem("expected a function after this bracket", begin);
        }
        return call;
    }

    private void word(Call call) throws FormatProblem {
        int begin = in.position();
        if (in.take('@')) {
            if (call.f == null) {
                call.invocationNode = in.text("a node");
                return;
            }
            requireFirst(call.node == null, begin, "one node");
            call.node = in.text("a node");
        } else if (call.f == null) {
            call.literal = in.at('"');
            call.f = in.text("a function");
            return;
        } else if (in.at('!') || in.at('~')) {
            requireFirst(call.outcome == EventType.OK, begin, "one \"!\" or \"~\"");
            call.outcome = in.take('!') ? EventType.FAIL : EventType.INFO;
            if (call.outcome == EventType.INFO) {
                in.take('~');
            }
            call.error = in.atWordEnd() ? null : in.text("an error");
        } else if (in.take("->")) {
            requireFirst(!call.hasResult, begin, "one \"->\"");
            in.skipSpaces();
            call.hasResult = true;
            call.result = in.value();
        } else if (call.completionPart >= 0) {
            throw in.expected("the end of the operation");
        } else {
            call.words.add(in.value());
            return;
        }
        call.completionPart = call.completionPart < 0 ? begin : call.completionPart;
    }

    private static void requireFirst(boolean first, int begin, String what) throws FormatProblem {
        if (!first) {
            throw new FormatProblem("expected at most " + what + ", found another", begin);
        }
    }

    private void nemesis(int begin, Call call) throws FormatProblem {
        if (!in.take(')')) {
            throw in.expected("\")\"");
        }
        if (call.hasResult || call.outcome == EventType.FAIL || call.node != null) {
            throw new FormatProblem("expected no result, no \"!\" and no node here in what the nemesis does", begin);
        }
        arguments(begin, call, false);
        events.put(
                begin,
                new Event(
                        -1,
                        -1,
                        EventType.INFO,
                        actor,
                        call.f,
                        key(call),
                        value(call),
                        call.invocationNode,
                        call.error));
    }

    private void operation(int begin, Call call) throws FormatProblem {
        int end = in.position();
        boolean completed = in.take(']');
        if (!completed && call.completionPart >= 0) {
            throw in.expected("\"]\" where the operation completes");
        }
        boolean ok = completed && call.outcome == EventType.OK;
        arguments(begin, call, ok);
        Object key = key(call);
        Object value = value(call);
        events.put(begin, new Event(-1, -1, EventType.INVOKE, actor, call.f, key, value, call.invocationNode, null));
        if (completed) {
            Object result = call.hasResult ? call.result : ok ? value : null;
            events.put(end, new Event(-1, -1, call.outcome, actor, call.f, key, result, call.node, call.error));
        }
    }

    /** Brings a register's short forms to the general one: the function, then its key and value. */
    private void arguments(int begin, Call call, boolean ok) throws FormatProblem {
        List<Object> words = call.words;
        if (call.literal || actor.isNemesis()) {
            requireWords(begin, words.size() <= 2, "at most a key and a value");
        } else if (call.f.equals("r")) {
            boolean resultInside = ok && !call.hasResult;
            requireWords(begin, words.size() == (resultInside ? 2 : 1), resultInside ? "r KEY RESULT" : "r KEY");
            call.f = "read";
            if (resultInside) {
                call.hasResult = true;
                call.result = words.set(1, null);
            } else {
                words.add(null);
            }
        } else if (call.f.equals("w")) {
            requireWords(begin, words.size() == 2, "w KEY VALUE");
            call.f = "write";
        } else if (call.f.equals("cas")) {
            requireWords(begin, words.size() == 3, "cas KEY OLD NEW");
            Object next = words.remove(2);
            words.set(1, Arrays.asList(words.get(1), next));
        } else if (call.f.equals("txn") && NotationTransaction.isShort(words)) {
            transaction(begin, call, ok);
        } else {
            requireWords(begin, words.size() <= 2, "at most a key and a value");
        }
    }

    private static void transaction(int begin, Call call, boolean ok) throws FormatProblem {
        boolean resultsInside = ok && !call.hasResult;
        List<Object> operations = NotationTransaction.parse(call.words, resultsInside);
        requireWords(
                begin,
                operations != null,
                "micro-operations r KEY" + (resultsInside ? " RESULT" : "") + ", w KEY VALUE and append KEY VALUE");
        if (resultsInside) {
            call.hasResult = true;
            call.result = operations;
        }
        call.words.clear();
        call.words.add(NotationTransaction.asked(operations));
    }

    private static void requireWords(int begin, boolean holds, String expected) throws FormatProblem {
        if (!holds) {
            throw new FormatProblem("expected " + expected + " in the operation that begins here", begin);
        }
    }

    private static Object key(Call call) {
        return call.words.size() == 2 ? call.words.get(0) : null;
    }

    private static Object value(Call call) {
        return call.words.isEmpty() ? null : call.words.get(call.words.size() - 1);
    }
}
