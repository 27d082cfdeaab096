package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what is wrong with what went into and came out of a container. */
final class ContainerWords {
    /** How many operations of one kind a sentence names. */
    private static final int NAMED_MAX = 8;

    private final Traffic traffic;
    private final History history;
    private final EventWords events;
    private final String object;
    private final String puts;
    private final String takes;

    ContainerWords(Traffic traffic, String whole, String puts, String takes) {
        this.traffic = traffic;
        this.history = traffic.history();
        this.events = new EventWords(history, f -> f.equals(takes));
        this.object = EventWords.object(history.keyValue(traffic.key()), "the " + whole.replace('-', ' '));
        this.puts = puts;
        this.takes = takes;
    }

    /** Such as: process 1's enqueue 5 (event 3). */
    String put(int put) {
        return events.operation(traffic.put[put]);
    }

    /** Such as: process 2's dequeue of 5 (event 7). */
    String take(int take) {
        if (traffic.takeValue[take] != Traffic.NOTHING) {
            return events.operation(traffic.take[take]);
        }
        int invocation = traffic.take[take];
        return "process " + history.process(invocation) + "'s " + takes + " that found nothing ("
                + events.moment(invocation) + ")";
    }

    String value(int value) {
        return Text.of(traffic.value(value));
    }

    Finding unexpected(int take) {
        List<Integer> failed = failedPuts(history.value(traffic.takeEnd[take]));
        String text = EventWords.atStart(take(take)) + " returned what "
                + (failed.isEmpty()
                        ? "no operation tried to put into " + object + "."
                        : "only operations that failed tried to put into " + object + ": "
                                + some(failed.stream().map(events::operation).toList()) + ".");
        List<Integer> operations = new ArrayList<>(failed.subList(0, Math.min(NAMED_MAX, failed.size())));
        operations.add(traffic.take[take]);
        return finding("unexpected", text, operations, Map.of());
    }

    private List<Integer> failedPuts(long value) {
        List<Integer> failed = new ArrayList<>();
        int function = history.functionNumber(puts);
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE
                    && !Calls.counts(history, i)
                    && history.function(i) == function
                    && history.key(i) == traffic.key()
                    && history.value(i) == value) {
                failed.add(i);
            }
        }
        return failed;
    }

    Finding duplicated(int value) {
        int[] its = of(traffic.takeValue, traffic.takes, value);
        int[] by = of(traffic.putValue, traffic.puts, value);
        String text = value(value) + " was taken out of " + object + " " + times(its.length) + ": by "
                + some(IntStream.of(its).mapToObj(this::take).toList()) + ". It was put in "
                + (by.length == 1 ? "once" : "at most " + times(by.length)) + ": by "
                + some(IntStream.of(by).mapToObj(this::put).toList()) + ".";
        List<Integer> operations = new ArrayList<>();
        IntStream.of(by).limit(NAMED_MAX).forEach(put -> operations.add(traffic.put[put]));
        IntStream.of(its).limit(NAMED_MAX).forEach(take -> operations.add(traffic.take[take]));
        return finding("duplicated", text, operations, details("value", traffic.value(value), "taken", its.length));
    }

    private static int[] of(int[] values, int count, int value) {
        return IntStream.range(0, count).filter(i -> values[i] == value).toArray();
    }

    /** @param why the rest of a sentence on why they were due before the take that tells it */
    Finding lost(Dues dues, String why) {
        int witness = dues.witness();
        int[] missing = dues.missingPuts();
        List<Integer> operations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (missing.length == 1) {
            int value = traffic.putValue[missing[0]];
            text.append(value(value) + ", put into " + object + " by " + put(missing[0]) + ", was never taken out. It");
        } else {
            text.append("What was put into " + object + " by "
                    + some(IntStream.of(missing).mapToObj(this::put).toList())
                    + " was " + (anyTaken(missing) ? "not taken out as often" : "never taken out") + ". Each");
        }
        IntStream.of(missing).limit(NAMED_MAX).forEach(put -> operations.add(traffic.put[put]));
        text.append(" had to come out before " + take(witness) + " took effect, for " + why + ".");
        int opens = traffic.opensBefore(traffic.takeEnd[witness]);
        if (opens > 0) {
            text.append(opens == 1 ? " One " + takes : " " + opens + " operations " + takes);
            text.append(" of unknown outcome, invoked before that completed, may have taken "
                    + (opens == 1 ? "one" : "as many") + ": at least " + dues.lost()
                    + (dues.lost() == 1 ? " is" : " are") + " lost.");
            IntStream.of(traffic.open).limit(Math.min(opens, NAMED_MAX)).forEach(operations::add);
        } else if (missing.length > 1) {
            text.append(" So " + (dues.lost() == 1 ? "one of them is" : dues.lost() + " are") + " lost.");
        }
        int value = traffic.takeValue[witness];
        if (value != Traffic.NOTHING && traffic.tried[value] == 1) {
            operations.add(traffic.put[traffic.putOf[value]]);
        }
        operations.add(traffic.take[witness]);
        List<Object> values = IntStream.of(missing)
                .mapToObj(put -> traffic.value(traffic.putValue[put]))
                .distinct()
                .collect(Collectors.toList());
        return finding("lost", text.toString(), operations, details("values", values, "lost", dues.lost()));
    }

    private boolean anyTaken(int[] missing) {
        return IntStream.of(missing).anyMatch(put -> traffic.taken[traffic.putValue[put]] > 0);
    }

    /** @param later the value that was taken later */
    Finding reordered(int take, int later, String text) {
        List<Integer> operations = new ArrayList<>();
        operations.add(traffic.put[traffic.putOf[later]]);
        int value = traffic.takeValue[take];
        if (traffic.tried[value] > 0) {
            operations.add(traffic.put[traffic.putOf[value]]);
        }
        operations.add(traffic.take[take]);
        operations.add(traffic.take[traffic.takeOf[later]]);
        return finding(
                "reordered",
                text,
                operations,
                details("tooSoon", traffic.value(value), "tooLate", traffic.value(later)));
    }

    private Finding finding(String type, String text, List<Integer> operations, Map<String, Object> more) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(traffic.key()));
        details.putAll(more);
        return new Finding(type, text, operations.stream().distinct().sorted().toList(), details);
    }

    static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    private static String some(List<String> words) {
        List<String> first = words.size() <= NAMED_MAX + 1 ? words : words.subList(0, NAMED_MAX);
        int more = words.size() - first.size();
        if (more > 0) {
            return String.join(", ", first) + " and " + more + " more";
        }
        String last = first.get(first.size() - 1);
        return first.size() == 1 ? last : String.join(", ", first.subList(0, first.size() - 1)) + " and " + last;
    }

    /** In this order. */
    private static Map<String, Object> details(String name, Object value, String otherName, Object other) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(name, value);
        details.put(otherName, other);
        return details;
    }
}
