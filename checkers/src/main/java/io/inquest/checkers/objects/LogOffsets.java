package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** What the offsets of a log say, whoever was given them: which value is where, and what nobody was given. */
final class LogOffsets {
    private static final int NONE = -1;

    private final LogTraffic traffic;
    private final LogWords words;
    private final Findings findings;
    private final Meter meter;
    /** By place: the value there, and the first operation that told of it. */
    private final int[] value;

    private final int[] source;
    /** By place: the first poll that returned it, or none. */
    private final int[] polled;
    /** By place: how many are lost before it. */
    private final int[] lostBefore;
    /** By value: how many sends tried it, the last of these, the place where it is, and who told of that first. */
    private final int[] tried;

    private final int[] sendOf;
    private final int[] placeOf;
    private final int[] sourceOf;
    /** By value: at how many offsets it is known. */
    private final int[] offsetsOf;
    /** Values with the places where they are known, though another is known there first. */
    private final LongIntMap others = new LongIntMap();

    LogOffsets(LogTraffic traffic, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.words = new LogWords(traffic);
        this.findings = findings;
        this.meter = meter;
        this.value = none(traffic.places());
        this.source = none(traffic.places());
        this.polled = none(traffic.places());
        this.lostBefore = meter.ints(traffic.places() + 1L);
        this.tried = meter.ints(traffic.values());
        this.sendOf = none(traffic.values());
        this.placeOf = none(traffic.values());
        this.sourceOf = none(traffic.values());
        this.offsetsOf = meter.ints(traffic.values());
    }

    private int[] none(int length) {
        int[] array = meter.ints(length);
        Arrays.fill(array, NONE);
        return array;
    }

    /** Tells of values where they should not be, and of what is lost. */
    void look() {
        for (int send = 0; send < traffic.sends; send++) {
            tried[traffic.sendValue[send]]++;
            sendOf[traffic.sendValue[send]] = send;
        }
        boolean[] told = new boolean[traffic.places() + traffic.values()];
        for (int send = 0; send < traffic.sends; send++) {
            meter.step();
            if (traffic.sendPlace[send] != LogTraffic.NOWHERE) {
                note(traffic.sendPlace[send], traffic.sendValue[send], traffic.send[send], NONE, told);
            }
        }
        for (int poll = 0; poll < traffic.polls; poll++) {
            for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                meter.step();
                int place = traffic.entryPlace[entry];
                polled[place] = polled[place] == NONE ? traffic.poll[poll] : polled[place];
                note(place, traffic.entryValue[entry], traffic.poll[poll], entry, told);
            }
        }
        orderOfSends();
        losses();
    }

    /**
     * An operation says that a value is at a place.
     *
     * @param entry by which entry, if it is a poll
     * @param told of which places, and after them of which values, something was found
     */
    private void note(int place, int its, int operation, int entry, boolean[] told) {
        if (tried[its] == 0 && !told[traffic.places() + its]) {
            told[traffic.places() + its] = true;
            findings.add(LogChecker.UNEXPECTED, () -> words.unexpected(operation, entry));
        }
        if (value[place] == NONE) {
            value[place] = its;
            source[place] = operation;
            offsetsOf[its]++;
        } else if (value[place] != its) {
            if (others.get(Numbers.pair(place, its)) == LongIntMap.ABSENT) {
                Numbers.put(others, Numbers.pair(place, its), operation, meter);
                offsetsOf[its]++;
            }
            if (!told[place]) {
                told[place] = true;
                findings.add(LogChecker.CONFLICTING_OFFSET, () -> words.conflicting(place, source[place], operation));
            }
        }
        if (placeOf[its] == NONE) {
            placeOf[its] = place;
            sourceOf[its] = operation;
        } else if (placeOf[its] != place && tried[its] == 1 && !told[traffic.places() + its]) {
            told[traffic.places() + its] = true;
            findings.add(
                    LogChecker.DUPLICATED,
                    () -> words.atTwoOffsets(traffic.send[sendOf[its]], placeOf[its], sourceOf[its], place, operation));
        }
    }

    /** A process's sends go to ever higher offsets. */
    private void orderOfSends() {
        LongIntMap highest = new LongIntMap();
        for (int send = 0; send < traffic.sends; send++) {
            meter.step();
            if (traffic.sendPlace[send] == LogTraffic.NOWHERE) {
                continue;
            }
            int process = traffic.history.process(traffic.send[send]);
            int before = highest.get(process);
            int after = send;
            if (before != LongIntMap.ABSENT && traffic.sendPlace[send] <= traffic.sendPlace[before]) {
                findings.add(LogChecker.REORDERED, () -> words.sentOutOfOrder(before, after));
            } else {
                Numbers.put(highest, process, send, meter);
            }
        }
    }

    /** An acknowledged send that nobody was given, though somebody was given what comes after it. */
    private void losses() {
        // by poll: the poll, it or a later one, that returned the highest offset
        int[] highestSince = meter.ints(traffic.polls);
        int[] highest = meter.ints(traffic.polls);
        for (int poll = traffic.polls - 1; poll >= 0; poll--) {
            highest[poll] = NONE;
            for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                highest[poll] = Math.max(highest[poll], traffic.entryPlace[entry]);
            }
            boolean isLast = poll == traffic.polls - 1;
            highestSince[poll] =
                    isLast || highest[poll] >= highest[highestSince[poll + 1]] ? poll : highestSince[poll + 1];
        }
        for (int send = 0; send < traffic.sends; send++) {
            meter.step();
            int place = traffic.sendPlace[send];
            if (place == LogTraffic.NOWHERE || polled[place] != NONE) {
                continue;
            }
            int next = -1 - Arrays.binarySearch(traffic.poll, 0, traffic.polls, traffic.sendEnd[send]);
            if (next < traffic.polls && highest[highestSince[next]] > place) {
                lostBefore[place + 1] = 1;
                int lost = send;
                findings.add(LogChecker.LOST, () -> words.lost(lost, firstBeyond(highest, next, place)));
            }
        }
        for (int place = 0; place < traffic.places(); place++) {
            lostBefore[place + 1] += lostBefore[place];
        }
    }

    private static int firstBeyond(int[] highest, int from, int place) {
        int poll = from;
        while (highest[poll] <= place) {
            poll++;
        }
        return poll;
    }

    /** How many of the places from one to before another are lost. */
    int lost(int from, int to) {
        return lostBefore[to] - lostBefore[from];
    }

    boolean isPolled(int place) {
        return polled[place] != NONE;
    }

    /** The first operation that told what is at a place. */
    int source(int place) {
        return source[place];
    }

    /**
     * The sends of unknown outcome that may have taken an offset of which nothing is known: of each value as many as are
     * left when each offset where it is known has a send.
     */
    int[] mayFill() {
        int[] left = meter.ints(traffic.values());
        int count = 0;
        for (int its = 0; its < left.length; its++) {
            left[its] = tried[its] - offsetsOf[its];
        }
        int[] open = meter.ints(traffic.sends);
        for (int send = traffic.sends - 1; send >= 0; send--) {
            if (traffic.sendEnd[send] == Calls.NEVER && left[traffic.sendValue[send]]-- > 0) {
                open[count++] = traffic.send[send];
            }
        }
        return Arrays.copyOf(open, count);
    }
}
