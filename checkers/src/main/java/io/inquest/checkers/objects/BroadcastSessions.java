package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;

/**
 * The broadcasts of each process that orders look at, those of a value that no other broadcast tried, one after the other:
 * where a broadcast stands so is its place.
 */
final class BroadcastSessions {
    private static final int NONE = BroadcastTraffic.NONE;

    private final BroadcastTraffic traffic;
    private final LongIntMap sessions = new LongIntMap();
    private final int[] starts;
    /** By place: its broadcast, its session; by value: its place. */
    private final int[] broadcastAt;

    private final int[] sessionAt;
    private final int[] placeOf;

    BroadcastSessions(BroadcastTraffic traffic, Meter meter) {
        this.traffic = traffic;
        int[] sizes = meter.ints(traffic.broadcasts + 1L);
        int places = 0;
        for (int i = 0; i < traffic.broadcasts; i++) {
            meter.step();
            if (traffic.isSingle(traffic.broadcastValue[i])) {
                int process = traffic.history.process(traffic.broadcast[i]);
                int session = sessions.get(process);
                if (session == LongIntMap.ABSENT) {
                    session = sessions.size();
                    Numbers.put(sessions, process, session, meter);
                }
                sizes[session + 1]++;
                places++;
            }
        }
        starts = meter.ints(sessions.size() + 1L);
        for (int session = 0; session < sessions.size(); session++) {
            starts[session + 1] = starts[session] + sizes[session + 1];
        }
        broadcastAt = meter.ints(places);
        sessionAt = meter.ints(places);
        placeOf = meter.ints(traffic.values());
        int[] next = starts.clone();
        for (int i = 0; i < traffic.broadcasts; i++) {
            meter.step();
            if (traffic.isSingle(traffic.broadcastValue[i])) {
                int session = sessions.get(traffic.history.process(traffic.broadcast[i]));
                int place = next[session]++;
                broadcastAt[place] = i;
                sessionAt[place] = session;
                placeOf[traffic.broadcastValue[i]] = place;
            }
        }
    }

    int places() {
        return broadcastAt.length;
    }

    int broadcast(int place) {
        return broadcastAt[place];
    }

    int session(int place) {
        return sessionAt[place];
    }

    /** The place of a value that one broadcast tried. */
    int place(int value) {
        return placeOf[value];
    }

    /** The first place of a process whose broadcast began after an event; or none. */
    int firstAfter(int process, int event) {
        int session = sessions.get(process);
        if (session == LongIntMap.ABSENT) {
            return NONE;
        }
        int low = starts[session];
        int high = starts[session + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (traffic.broadcast[broadcastAt[middle]] > event) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < starts[session + 1] ? low : NONE;
    }
}
