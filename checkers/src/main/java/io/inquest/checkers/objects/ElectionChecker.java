package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elections: {@code lead} → {term, leader}, or null where none is known; a leader of null is none either. A term has one
 * leader, whoever tells of it and whenever. Each key has elections of its own.
 */
public final class ElectionChecker extends ObjectChecker {
    private static final String TWO_LEADERS = "two-leaders";
    private static final int NOBODY = -1;

    public ElectionChecker() {
        super("election", "There is at most one leader a term.", List.of("lead"), List.of(TWO_LEADERS));
    }

    @Override
    boolean asksForRealTime() {
        return false;
    }

    @Override
    void judge(History history, CheckContext context, Findings findings, Meter meter) {
        Answers answers = new Answers(history, meter);
        LongIntMap firstOfTerm = new LongIntMap();
        LongIntMap firstOfLeader = new LongIntMap();
        int terms = 0;
        long leads = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) != EventType.OK || history.value(i) == History.NULL) {
                continue;
            }
            leads++;
            int answer = answers.of(i);
            int leader = answers.leader(answer);
            if (leader == NOBODY) {
                continue;
            }
            int invocation = history.invocation(i);
            long term = Numbers.pair(history.key(invocation), answers.term(answer));
            long told = Numbers.pair(history.key(invocation), answer);
            if (firstOfTerm.get(term) == LongIntMap.ABSENT) {
                Numbers.put(firstOfTerm, term, invocation, meter);
                terms++;
            }
            int other = firstOfTerm.get(term);
            boolean same = leader == answers.leader(answers.of(history.completion(other)));
            if (!same && firstOfLeader.get(told) == LongIntMap.ABSENT) {
                Numbers.put(firstOfLeader, told, invocation, meter);
                findings.add(TWO_LEADERS, () -> twoLeaders(history, other, invocation));
            }
        }
        findings.measure("leads", leads);
        findings.measure("terms", terms);
    }

    private static Finding twoLeaders(History history, int one, int two) {
        ObjectWords words = new ObjectWords(history);
        Map<?, ?> first = (Map<?, ?>) history.valueOf(history.value(history.completion(one)));
        Map<?, ?> second = (Map<?, ?>) history.valueOf(history.value(history.completion(two)));
        return words.finding(
                TWO_LEADERS,
                "Term " + Text.of(first.get("term")) + words.ofKey(two) + " has two leaders: " + words.call(one)
                        + " returned " + Text.of(first.get("leader")) + ", and " + words.call(two) + " returned "
                        + Text.of(second.get("leader")) + ".",
                one,
                two);
    }

    /** What leads returned, each answer decoded once; by its number. */
    private static final class Answers {
        private final History history;
        private final Numbers answers;
        private final Map<Object, Integer> terms = new LinkedHashMap<>();
        private final Map<Object, Integer> leaders = new LinkedHashMap<>();
        private final List<int[]> termAndLeader = new ArrayList<>();
        /** Two of them, whose other fields differ, may say the same: they have one number. */
        private final LongIntMap same = new LongIntMap();

        private final List<Integer> number = new ArrayList<>();
        private final Meter meter;

        Answers(History history, Meter meter) {
            this.history = history;
            this.meter = meter;
            this.answers = new Numbers(meter);
        }

        /** @throws UnfitValueException if that is no answer */
        int of(int completion) {
            int answer = answers.of(history.value(completion));
            if (answer == number.size()) {
                meter.reserve(200);
                number.add(read(completion));
            }
            return number.get(answer);
        }

        private int read(int completion) {
            Object value = history.valueOf(history.value(completion));
            Object term = value instanceof Map<?, ?> map ? map.get("term") : null;
            if (term == null) {
                throw new UnfitValueException(
                        history.invocation(completion),
                        "a lead returns {\"term\": t, \"leader\": v} or null, not " + Text.of(value));
            }
            Object leader = ((Map<?, ?>) value).get("leader");
            int[] read = {number(terms, term), leader == null ? NOBODY : number(leaders, leader)};
            int known = same.get(Numbers.pair(read[0], read[1] + 1));
            if (known != LongIntMap.ABSENT) {
                return known;
            }
            termAndLeader.add(read);
            Numbers.put(same, Numbers.pair(read[0], read[1] + 1), termAndLeader.size() - 1, meter);
            return termAndLeader.size() - 1;
        }

        private static int number(Map<Object, Integer> numbers, Object value) {
            Integer known = numbers.putIfAbsent(value, numbers.size());
            return known == null ? numbers.size() - 1 : known;
        }

        int term(int answer) {
            return termAndLeader.get(answer)[0];
        }

        int leader(int answer) {
            return termAndLeader.get(answer)[1];
        }
    }
}
