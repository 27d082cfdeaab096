package io.inquest.history;

/**
 * Who does something in a history: a client process, or the nemesis.
 *
 * @param process the client's process number (0 or more); -1 for the nemesis
 */
public record Actor(int process) {
    public static final Actor NEMESIS = new Actor(-1);

    public Actor {
        if (process < -1) {
            throw new IllegalArgumentException("a process number is 0 or more, not " + process);
        }
    }

    public static Actor process(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a process number is 0 or more, not " + number);
        }
        return new Actor(number);
    }

    public boolean isNemesis() {
        return process == -1;
    }

    @Override
    public String toString() {
        return isNemesis() ? "nemesis" : Integer.toString(process);
    }
}
