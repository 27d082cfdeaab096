package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** What each consumer of a log was given, one after the other: every offset once, in order, and none passed over. */
final class LogStreams {
    private static final int NONE = -1;

    private final LogTraffic traffic;
    private final LogOffsets offsets;
    private final LogWords words;
    private final Findings findings;
    private final Meter meter;
    /** By place: the last stream so far that has it. */
    private final int[] streamOf;
    /** By place: how many steps of streams from one offset to a higher one begin less how many end there. */
    private final int[] passing;
    /** The steps of one stream over places that it may not have: the entry that they lead to. */
    private int[] steps = new int[16];

    private int stepCount;
    private boolean isAscending;

    LogStreams(LogTraffic traffic, LogOffsets offsets, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.offsets = offsets;
        this.words = new LogWords(traffic);
        this.findings = findings;
        this.meter = meter;
        this.streamOf = meter.ints(traffic.places());
        this.passing = meter.ints(traffic.places() + 1L);
        Arrays.fill(streamOf, NONE);
    }

    void look() {
        for (int stream = 0; stream < traffic.streams(); stream++) {
            follow(stream);
            passedOver(stream);
        }
        unknownOffsets();
    }

    private void follow(int stream) {
        stepCount = 0;
        isAscending = true;
        int last = NONE;
        int highest = NONE;
        for (int i = traffic.streamStart[stream]; i < traffic.streamStart[stream + 1]; i++) {
            int poll = traffic.streamPoll[i];
            for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                meter.step();
                int place = traffic.entryPlace[entry];
                int before = highest;
                int its = entry;
                if (streamOf[place] == stream) {
                    findings.add(LogChecker.DUPLICATED, () -> words.givenTwice(earlier(stream, place), its));
                } else if (highest != NONE && place < traffic.entryPlace[highest]) {
                    findings.add(LogChecker.REORDERED, () -> words.givenLate(before, its));
                }
                isAscending &= highest == NONE || place > traffic.entryPlace[highest];
                if (last != NONE && place > traffic.entryPlace[last]) {
                    step(traffic.entryPlace[last], place, entry);
                }
                highest = highest == NONE || place > traffic.entryPlace[highest] ? entry : highest;
                streamOf[place] = stream;
                last = entry;
            }
        }
    }

    private void step(int from, int to, int entry) {
        passing[from]++;
        passing[to]--;
        if (to - from - 1 > offsets.lost(from + 1, to)) {
            if (stepCount == steps.length) {
                meter.reserve(4L * stepCount);
                steps = Arrays.copyOf(steps, 2 * stepCount);
            }
            steps[stepCount++] = entry;
        }
    }

    /** The first entry of a stream with an offset. */
    private int earlier(int stream, int place) {
        for (int i = traffic.streamStart[stream]; ; i++) {
            int poll = traffic.streamPoll[i];
            for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                if (traffic.entryPlace[entry] == place) {
                    return entry;
                }
            }
        }
    }

    /** The entry before one in its stream, which has one. */
    private int previous(int stream, int entry) {
        int poll = traffic.pollOf(entry);
        if (entry > traffic.pollStart[poll]) {
            return entry - 1;
        }
        int i = Arrays.binarySearch(
                traffic.streamPoll, traffic.streamStart[stream], traffic.streamStart[stream + 1], poll);
        do {
            i--;
        } while (traffic.pollStart[traffic.streamPoll[i]] == traffic.pollStart[traffic.streamPoll[i] + 1]);
        return traffic.pollStart[traffic.streamPoll[i] + 1] - 1;
    }

    /** Known offsets, not lost, that a step passed over and that the stream has nowhere. */
    private void passedOver(int stream) {
        if (stepCount == 0) {
            return;
        }
        int[] its = isAscending ? new int[0] : places(stream);
        for (int i = 0; i < stepCount; i++) {
            meter.step();
            int to = steps[i];
            int from = previous(stream, to);
            int first = traffic.entryPlace[from] + 1;
            int end = traffic.entryPlace[to];
            int given = before(its, end) - before(its, first);
            if (end - first - offsets.lost(first, end) > given) {
                findings.add(LogChecker.GAPS, () -> {
                    int missing = first;
                    while (streamOf[missing] == stream || offsets.lost(missing, missing + 1) > 0) {
                        missing++;
                    }
                    return words.passedOver(from, to, missing, offsets.source(missing));
                });
            }
        }
    }

    /** The places of a stream, each once, in order. */
    private int[] places(int stream) {
        int count = 0;
        for (int i = traffic.streamStart[stream]; i < traffic.streamStart[stream + 1]; i++) {
            int poll = traffic.streamPoll[i];
            count += traffic.pollStart[poll + 1] - traffic.pollStart[poll];
        }
        int[] all = meter.ints(count);
        count = 0;
        for (int i = traffic.streamStart[stream]; i < traffic.streamStart[stream + 1]; i++) {
            int poll = traffic.streamPoll[i];
            for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                all[count++] = traffic.entryPlace[entry];
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        meter.release(4L * count);
        return Arrays.copyOf(all, distinct);
    }

    private static int before(int[] sorted, int place) {
        int found = Arrays.binarySearch(sorted, place);
        return found < 0 ? -1 - found : found;
    }

    /** Offsets that were passed over, and that nobody knows, are those of sends that nobody knows. */
    private void unknownOffsets() {
        int[] mayFill = offsets.mayFill();
        long unknown = 0;
        int around = 0;
        int first = NONE;
        for (int place = 0; place + 1 < traffic.places(); place++) {
            around += passing[place];
            long between = traffic.offset[place + 1] - traffic.offset[place] - 1; // negative if more than a long holds
            if (around > 0 && between != 0) {
                first = first == NONE ? place : first;
                boolean isTooMany = between < 0 || unknown > Long.MAX_VALUE - between;
                unknown = isTooMany ? Long.MAX_VALUE : unknown + between;
            }
        }
        if (unknown > mayFill.length) {
            int passed = first;
            long many = unknown;
            findings.add(LogChecker.GAPS, () -> words.unknownOffsets(stepOver(passed), passed, many, mayFill));
        }
    }

    /** Two entries, one after the other in a stream, the first at this place or before, the second after it. */
    private int[] stepOver(int passed) {
        for (int stream = 0; stream < traffic.streams(); stream++) {
            int last = NONE;
            for (int i = traffic.streamStart[stream]; i < traffic.streamStart[stream + 1]; i++) {
                int poll = traffic.streamPoll[i];
                for (int entry = traffic.pollStart[poll]; entry < traffic.pollStart[poll + 1]; entry++) {
                    if (last != NONE && traffic.entryPlace[last] <= passed && traffic.entryPlace[entry] > passed) {
                        return new int[] {last, entry};
                    }
                    last = entry;
                }
            }
        }
        throw new AssertionError("no stream passes over it");
    }
}
