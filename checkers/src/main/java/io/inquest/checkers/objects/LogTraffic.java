package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent to one log and what its consumers were given, in columns. The offsets that are known, those of acknowledged
 * sends and of polls, are numbered in ascending order: an offset's number is its <em>place</em>. Values are numbered, too. A
 * <em>stream</em> is all that one process was given.
 */
final class LogTraffic {
    /** The place of a send that was not acknowledged. */
    static final int NOWHERE = -1;

    final History history;
    private final Meter meter;
    private final Numbers numbers;
    /** The numbers of values that are the value of no event. */
    private final Map<Object, Integer> strangers = new LinkedHashMap<>();

    int sends;
    int polls;
    int entries;
    /** By send: invocation; ok completion, or {@link Calls#NEVER}; value; place. */
    final int[] send;

    final int[] sendEnd;
    final int[] sendValue;
    int[] sendPlace;
    /** By poll that returned: invocation; its first entry, and as many as there are polls, the end of the last one. */
    final int[] poll;

    final int[] pollStart;
    /** By entry, an offset and a value that a poll returned: value, place. */
    int[] entryValue = new int[16];

    int[] entryPlace;
    /** By stream: its first poll in {@link #streamPoll}; one more for the end of the last. */
    int[] streamStart;

    int[] streamPoll;
    /** By place. */
    long[] offset;

    private long[] sendOffset;
    private long[] entryOffset = new long[16];

    private LogTraffic(Calls calls, Meter meter) {
        this.history = calls.history();
        this.meter = meter;
        this.numbers = new Numbers(meter);
        int functionOfSends = history.functionNumber("send");
        int mostSends = 0;
        for (int call = 0; call < calls.size(); call++) {
            mostSends += history.function(calls.invocation(call)) == functionOfSends ? 1 : 0;
        }
        int mostPolls = calls.size() - mostSends;
        send = meter.ints(mostSends);
        sendEnd = meter.ints(mostSends);
        sendValue = meter.ints(mostSends);
        meter.reserve(8L * mostSends);
        sendOffset = new long[mostSends];
        poll = meter.ints(mostPolls);
        pollStart = meter.ints(mostPolls + 1L);
        for (int call = 0; call < calls.size(); call++) {
            meter.step();
            if (history.function(calls.invocation(call)) == functionOfSends) {
                addSend(calls.invocation(call), calls.completion(call));
            } else if (calls.completion(call) != Calls.NEVER) {
                addPoll(calls.invocation(call), calls.completion(call));
            }
        }
        number();
        sortByStream();
    }

    /** @throws UnfitValueException if a value has not the shape that its function needs */
    static LogTraffic of(Calls calls, Meter meter) {
        return new LogTraffic(calls, meter);
    }

    private void addSend(int invocation, int completion) {
        if (completion != Calls.NEVER) {
            Object value = history.valueOf(history.value(completion));
            List<?> pair = pair(value);
            if (pair == null || history.handleOf(pair.get(1)) != history.value(invocation)) {
                throw new UnfitValueException(
                        invocation,
                        "a send of v returns [offset, v], the offset an integer of 64 bits, not " + Text.of(value));
            }
            sendOffset[sends] = (Long) pair.get(0);
        }
        send[sends] = invocation;
        sendEnd[sends] = completion;
        sendValue[sends] = numbers.of(history.value(invocation));
        sends++;
    }

    private static List<?> pair(Object value) {
        return value instanceof List<?> list && list.size() == 2 && list.get(0) instanceof Long ? list : null;
    }

    private void addPoll(int invocation, int completion) {
        Object value = history.valueOf(history.value(completion));
        if (value != null && !(value instanceof List)) {
            throw unfitPoll(invocation, value);
        }
        List<?> given = value == null ? List.of() : (List<?>) value;
        meter.steps(given.size());
        for (Object each : given) {
            List<?> pair = pair(each);
            if (pair == null) {
                throw unfitPoll(invocation, each);
            }
            if (entries == entryOffset.length) {
                meter.reserve(12L * entries);
                entryOffset = Arrays.copyOf(entryOffset, 2 * entries);
                entryValue = Arrays.copyOf(entryValue, 2 * entries);
            }
            entryOffset[entries] = (Long) pair.get(0);
            entryValue[entries++] = number(pair.get(1));
        }
        poll[polls++] = invocation;
        pollStart[polls] = entries;
    }

    private static UnfitValueException unfitPoll(int invocation, Object value) {
        return new UnfitValueException(
                invocation,
                "a poll returns a list of [offset, v], each offset an integer of 64 bits, not " + Text.of(value));
    }

    private int number(Object value) {
        long handle = history.handleOf(value);
        if (handle != History.NO_HANDLE) {
            return numbers.of(handle);
        }
        Integer known = strangers.putIfAbsent(value, -1 - strangers.size());
        return known == null ? -strangers.size() : known;
    }

    /** Numbers all offsets, and makes the numbers of values one after the other. */
    private void number() {
        int acknowledged = 0;
        meter.reserve(8L * (entries + sends));
        long[] all = new long[entries + sends];
        System.arraycopy(entryOffset, 0, all, 0, entries);
        for (int i = 0; i < sends; i++) {
            if (sendEnd[i] != Calls.NEVER) {
                all[entries + acknowledged++] = sendOffset[i];
            }
        }
        Arrays.sort(all, 0, entries + acknowledged);
        int places = 0;
        for (int i = 0; i < entries + acknowledged; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[places++] = all[i];
            }
        }
        offset = Arrays.copyOf(all, places);
        entryPlace = meter.ints(entries);
        int place = NOWHERE;
        for (int entry = 0; entry < entries; entry++) {
            meter.step();
            place = place(entryOffset[entry], place + 1);
            entryPlace[entry] = place;
            entryValue[entry] = entryValue[entry] < 0 ? numbers.size() - 1 - entryValue[entry] : entryValue[entry];
        }
        sendPlace = meter.ints(sends);
        place = NOWHERE;
        for (int i = 0; i < sends; i++) {
            meter.step();
            sendPlace[i] = sendEnd[i] == Calls.NEVER ? NOWHERE : place(sendOffset[i], place + 1);
            place = sendPlace[i] == NOWHERE ? place : sendPlace[i];
        }
        sendOffset = null;
        entryOffset = null;
        meter.release(12L * (entries + sends));
    }

    /** The place of a known offset, which most often is the guess. */
    private int place(long known, int guess) {
        return guess < offset.length && offset[guess] == known ? guess : Arrays.binarySearch(offset, known);
    }

    private void sortByStream() {
        LongIntMap streams = new LongIntMap();
        int[] streamOf = meter.ints(polls);
        for (int i = 0; i < polls; i++) {
            int known = streams.get(history.process(poll[i]));
            streamOf[i] = known == LongIntMap.ABSENT ? streams.size() : known;
            if (known == LongIntMap.ABSENT) {
                Numbers.put(streams, history.process(poll[i]), streamOf[i], meter);
            }
        }
        streamStart = meter.ints(streams.size() + 1L);
        for (int i = 0; i < polls; i++) {
            streamStart[streamOf[i] + 1]++;
        }
        for (int stream = 0; stream < streams.size(); stream++) {
            streamStart[stream + 1] += streamStart[stream];
        }
        int[] next = streamStart.clone();
        streamPoll = meter.ints(polls);
        for (int i = 0; i < polls; i++) {
            streamPoll[next[streamOf[i]]++] = i;
        }
    }

    int streams() {
        return streamStart.length - 1;
    }

    int places() {
        return offset.length;
    }

    /** How many numbers of values there are. */
    int values() {
        return numbers.size() + strangers.size();
    }

    /** The poll that returned an entry. */
    int pollOf(int entry) {
        int low = 0;
        int high = polls - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pollStart[middle] <= entry) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The value of an entry. */
    Object valueOfEntry(int entry) {
        int its = pollOf(entry);
        List<?> given = (List<?>) history.valueOf(history.value(history.completion(poll[its])));
        return ((List<?>) given.get(entry - pollStart[its])).get(1);
    }
}
