package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.History;
import java.util.List;

/** Says what is wrong with a log. */
final class LogWords {
    /** How many operations of one kind a finding names. */
    private static final int NAMED_MAX = 8;

    private final LogTraffic traffic;
    private final History history;
    private final ObjectWords words;

    LogWords(LogTraffic traffic) {
        this.traffic = traffic;
        this.history = traffic.history;
        this.words = new ObjectWords(history);
    }

    private String offset(int place) {
        return "offset " + traffic.offset[place];
    }

    private int poll(int entry) {
        return traffic.poll[traffic.pollOf(entry)];
    }

    private int place(int entry) {
        return traffic.entryPlace[entry];
    }

    /** The value that an operation says is at a place. */
    private String valueAt(int place, int operation) {
        Object told = history.valueOf(history.value(history.completion(operation)));
        if (history.functionName(history.function(operation)).equals("send")) {
            return Text.of(((List<?>) told).get(1));
        }
        for (Object each : (List<?>) told) {
            if (((List<?>) each).get(0).equals(traffic.offset[place])) {
                return Text.of(((List<?>) each).get(1));
            }
        }
        throw new AssertionError("it tells of another offset");
    }

    Finding unexpected(int poll, int entry) {
        Object value = traffic.valueOfEntry(entry);
        List<Integer> failed = words.failed("send", history.handleOf(value), poll);
        String text = words.atStart(poll) + " returned " + Text.of(value) + " at " + offset(place(entry))
                + words.ofKey(poll)
                + ", which "
                + (failed.isEmpty()
                        ? "no operation tried to send."
                        : "only operations that failed tried to send, such as " + words.call(failed.get(0)) + ".");
        return words.finding(LogChecker.UNEXPECTED, text, failed.isEmpty() ? History.NONE : failed.get(0), poll);
    }

    Finding conflicting(int place, int first, int second) {
        String one = valueAt(place, first);
        String other = valueAt(place, second);
        boolean isOneCall = first == second;
        return words.finding(
                LogChecker.CONFLICTING_OFFSET,
                EventWords.atStart(offset(place)) + words.ofKey(first) + " holds two values: " + one + ", says "
                        + words.call(first)
                        + (isOneCall
                                ? "; and another, says the same."
                                : ", and " + other + ", says " + words.then(first, second) + "."),
                first,
                second);
    }

    Finding atTwoOffsets(int send, int place, int source, int otherPlace, int other) {
        return words.finding(
                LogChecker.DUPLICATED,
                Text.of(history.valueOf(history.value(send))) + " was sent once, by " + words.call(send)
                        + ", and is at two offsets" + words.ofKey(send) + ": at " + traffic.offset[place] + ", says "
                        + words.call(source) + ", and at " + traffic.offset[otherPlace] + ", says "
                        + words.then(source, other) + ".",
                send,
                source,
                other);
    }

    Finding givenTwice(int first, int again) {
        int one = poll(first);
        int other = poll(again);
        return words.finding(
                LogChecker.DUPLICATED,
                EventWords.atStart(words.process(other)) + " was given " + offset(place(again)) + words.ofKey(other)
                        + " twice: by " + words.its(one)
                        + (one == other ? ", which returned it twice." : " and again by " + words.its(other) + "."),
                one,
                other);
    }

    Finding givenLate(int higher, int late) {
        int one = poll(higher);
        int other = poll(late);
        return words.finding(
                LogChecker.REORDERED,
                EventWords.atStart(words.process(other)) + " was given " + offset(place(late)) + words.ofKey(other)
                        + " by "
                        + words.its(other) + ", after the higher " + offset(place(higher))
                        + (one == other ? " in the same poll" : " by " + words.its(one)) + ".",
                one,
                other);
    }

    Finding sentOutOfOrder(int first, int second) {
        int one = traffic.send[first];
        int other = traffic.send[second];
        return words.finding(
                LogChecker.REORDERED,
                words.atStart(one) + " completed with " + offset(traffic.sendPlace[first]) + words.ofKey(one)
                        + ", then " + words.its(other) + " with " + offset(traffic.sendPlace[second])
                        + ", which is not higher.",
                one,
                other);
    }

    Finding lost(int send, int pollBeyond) {
        int one = traffic.send[send];
        int poll = traffic.poll[pollBeyond];
        long highest = Long.MIN_VALUE;
        for (int entry = traffic.pollStart[pollBeyond]; entry < traffic.pollStart[pollBeyond + 1]; entry++) {
            highest = Math.max(highest, traffic.offset[place(entry)]);
        }
        return words.finding(
                LogChecker.LOST,
                words.atStart(one) + " of " + Text.of(history.valueOf(history.value(one))) + " was acknowledged with "
                        + offset(traffic.sendPlace[send]) + words.ofKey(one)
                        + ", and no poll ever returned that offset; " + words.call(poll)
                        + ", which began after the send completed, returned offset " + highest + ".",
                one,
                poll);
    }

    Finding passedOver(int from, int to, int missing, int source) {
        int one = poll(from);
        int other = poll(to);
        return words.finding(
                LogChecker.GAPS,
                EventWords.atStart(step(from, to)) + " and never " + offset(missing) + ", which "
                        + (history.functionName(history.function(source)).equals("send") ? "" : "was returned by ")
                        + words.call(source)
                        + (history.functionName(history.function(source)).equals("send") ? " was told" : "") + ".",
                one,
                other,
                source);
    }

    private String step(int from, int to) {
        int one = poll(from);
        int other = poll(to);
        return words.process(one) + " was given " + offset(place(from)) + words.ofKey(one) + " by " + words.its(one)
                + ", next " + offset(place(to)) + (one == other ? " by the same" : " by " + words.its(other));
    }

    /** @param mayFill the sends that may have filled one gap each */
    Finding unknownOffsets(int[] step, int place, long unknown, int[] mayFill) {
        int named = Math.min(NAMED_MAX, mayFill.length);
        int[] operations = new int[named + 2];
        System.arraycopy(mayFill, 0, operations, 0, named);
        operations[named] = poll(step[0]);
        operations[named + 1] = poll(step[1]);
        String many = unknown == Long.MAX_VALUE
                ? "More offsets than there are numbers were"
                : unknown == 1 ? "1 offset was" : unknown + " offsets were";
        String fill = switch (mayFill.length) {
            case 0 -> "No send of unknown outcome may have filled " + (unknown == 1 ? "it." : "them.");
            case 1 -> "One send of unknown outcome may have filled one: " + words.call(mayFill[0]) + ".";
            default -> mayFill.length + " sends of unknown outcome may have filled one each.";
        };
        return words.finding(
                LogChecker.GAPS,
                many + " passed over of which nothing is known" + (unknown == 1 ? ": " : ", such as ")
                        + (traffic.offset[place] + 1) + ", for " + step(step[0], step[1]) + ". " + fill,
                operations);
    }
}
