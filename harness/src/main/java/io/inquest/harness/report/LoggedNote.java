package io.inquest.harness.report;

/**
 * What a node noted, or what happened to its process.
 *
 * @param line of {@code messages.jsonl}: lines are in the order in which things happened
 * @param event what happened to the process, such as {@code kill}; null for what its program noted
 * @param text as recorded; may be empty
 * @param detail whether it is of what happens all the time
 */
record LoggedNote(int line, long nanos, String node, String event, String text, boolean detail) {
    /** Whether a process began or ended: what it had noted before is true no more. */
    boolean isEndOrBeginning() {
        return event != null && !event.equals("pause") && !event.equals("resume");
    }

    /** As it is shown. */
    String shown(int lengthMax) {
        if (event == null) {
            return Display.text(text, lengthMax);
        }
        return switch (event) {
            case "start" -> "▶ starts";
            case "kill" -> "✕ is killed";
            case "crash" -> Display.text("✕ crashes: " + text, lengthMax);
            case "pause" -> "‖ is paused";
            case "resume" -> "▶ goes on";
            default -> Display.text(event, lengthMax);
        };
    }
}
