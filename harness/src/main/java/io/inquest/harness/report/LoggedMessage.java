package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;

/** A message of {@code messages.jsonl}, with what became of it. Its texts are as recorded: not fit to be shown yet. */
final class LoggedMessage {
    /** No event of the history. */
    static final int NO_EVENT = -1;

    /** The line that says that it was sent: lines are in the order in which things happened. */
    final int line;

    final long nanos;
    final String from;
    final String to;
    final String type;
    final String content;
    /** In few words; the type where the store offers none. */
    final String brief;

    final boolean routine;
    /** The operation whose client sent it, or is to receive it: the event that invoked it, or {@link #NO_EVENT}. */
    final int event;

    final List<End> ends = new ArrayList<>();
    /** How many ends it will have. */
    int copies = 1;
    /** When it arrived at a process that was paused; negative if it did not. */
    long waitedFromNanos = -1;

    LoggedMessage(
            int line,
            long nanos,
            String from,
            String to,
            String type,
            String content,
            String brief,
            boolean routine,
            int event) {
        this.line = line;
        this.nanos = nanos;
        this.from = from;
        this.to = to;
        this.type = type;
        this.content = content;
        this.brief = brief;
        this.routine = routine;
        this.event = event;
    }

    /**
     * The end of one copy.
     *
     * @param dropped why it came to nothing; null if it was delivered
     */
    record End(int line, long nanos, String dropped) {
        boolean isDelivery() {
            return dropped == null;
        }
    }

    /** Whether all copies have ended. */
    boolean isOver() {
        return ends.size() >= copies;
    }

    /** Whether another says the same to the same. */
    String gist() {
        return from + "\n" + to + "\n" + type + "\n" + brief;
    }

    String key() {
        return type.equals(brief) ? type : type + ": " + brief;
    }

    /** All about it, in one line. */
    String sentence() {
        StringBuilder text = new StringBuilder();
        text.append(Display.text(from, 20))
                .append(" → ")
                .append(Display.text(to, 20))
                .append(": ");
        text.append(Display.text(type, 60));
        if (!content.isEmpty()) {
            text.append(" (").append(Display.text(content, 300)).append(')');
        }
        text.append("; sent at ").append(Units.fineMoment(nanos));
        for (End end : ends) {
            text.append(", ").append(fate(end));
        }
        if (!isOver()) {
            text.append(", still under way");
        }
        return text.toString();
    }

    /** What became of it. */
    String fates() {
        StringBuilder text = new StringBuilder();
        for (End end : ends) {
            text.append(text.isEmpty() ? "" : ", ").append(fate(end));
        }
        return text.isEmpty() ? "still under way" : text.toString();
    }

    private String fate(End end) {
        String after = Units.duration(end.nanos() - nanos);
        if (!end.isDelivery()) {
            return "dropped after " + after + " ("
                    + Display.text(end.dropped(), 40).replace('-', ' ') + ")";
        }
        return waitedFromNanos < 0
                ? "delivered after " + after
                : "arrived after " + Units.duration(waitedFromNanos - nanos) + ", handled after " + after;
    }
}
