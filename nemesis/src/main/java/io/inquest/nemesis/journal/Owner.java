package io.inquest.nemesis.journal;

import java.util.Objects;

/**
 * The process that made changes.
 *
 * @param started when it started, as its operating system says; empty if that does not say
 * @param what it was doing, for a person
 */
public record Owner(long pid, String started, String what) {
    public Owner {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(what, "what");
    }

    static Owner me(String what) {
        ProcessHandle me = ProcessHandle.current();
        return new Owner(me.pid(), started(me), what);
    }

    boolean isMe() {
        return equals(me(what));
    }

    /**
     * Whether a process of this number, started at that moment, runs. Not to be relied on alone: another namespace has
     * other numbers.
     */
    boolean runs() {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && started(process).equals(started))
                .isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
