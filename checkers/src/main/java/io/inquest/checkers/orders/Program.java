package io.inquest.checkers.orders;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.linear.Part;
import io.inquest.history.History;

/**
 * The operations on some objects by sessions, numbered session by session, each session's in its order: all that must
 * have happened, and the updates that may have. Such an update is the last of its session.
 */
final class Program {
    final History history;
    /** The objects, numbered. */
    final Part[] objects;
    /** By session its first operation; at the end the number of operations. */
    final int[] starts;
    /** By operation. */
    final int[] sessionOf;

    final int[] objectOf;
    /** By operation, its number within its object. */
    final int[] partOf;

    /** @param objects numbered ones of one history */
    Program(History history, Part[] objects, Meter meter) {
        this.history = history;
        this.objects = objects;
        int size = 0;
        int[] objectAt = meter.ints(history.size());
        int[] partAt = meter.ints(history.size());
        for (int object = 0; object < objects.length; object++) {
            for (int i = 0; i < objects[object].size(); i++) {
                meter.step();
                objectAt[objects[object].invocation[i]] = object + 1;
                partAt[objects[object].invocation[i]] = i;
                size++;
            }
        }
        LongIntMap numbers = new LongIntMap();
        int[] sessions = meter.ints(size);
        int[] invocations = meter.ints(size);
        int[] sizes = meter.ints(size + 1L);
        int count = 0;
        for (int i = 0; i < objectAt.length; i++) {
            if (objectAt[i] != 0) {
                int session = numbers.get(history.process(i));
                if (session == LongIntMap.ABSENT) {
                    session = numbers.size();
                    numbers.put(history.process(i), session);
                }
                sizes[session]++;
                sessions[count] = session;
                invocations[count++] = i;
            }
        }
        this.starts = meter.ints(numbers.size() + 1L);
        for (int session = 0; session < numbers.size(); session++) {
            starts[session + 1] = starts[session] + sizes[session];
        }
        this.sessionOf = meter.ints(size);
        this.objectOf = meter.ints(size);
        this.partOf = meter.ints(size);
        int[] next = starts.clone();
        for (int i = 0; i < size; i++) {
            int operation = next[sessions[i]]++;
            sessionOf[operation] = sessions[i];
            objectOf[operation] = objectAt[invocations[i]] - 1;
            partOf[operation] = partAt[invocations[i]];
        }
        meter.release(8L * history.size() + 12L * size);
    }

    int operations() {
        return sessionOf.length;
    }

    /** How many must have happened. */
    int required() {
        int required = 0;
        for (Part object : objects) {
            required += object.required;
        }
        return required;
    }

    Part part(int operation) {
        return objects[objectOf[operation]];
    }

    int invocation(int operation) {
        return part(operation).invocation[partOf[operation]];
    }

    /** {@link Part#OPEN} for one that need not have happened. */
    int completion(int operation) {
        return part(operation).completion[partOf[operation]];
    }

    boolean isRequired(int operation) {
        return part(operation).isRequired(partOf[operation]);
    }

    boolean isRead(int operation) {
        return part(operation).read[partOf[operation]];
    }

    int call(int operation) {
        return part(operation).call[partOf[operation]];
    }
}
