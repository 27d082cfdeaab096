package io.inquest.workloads.contract;

/** What every client has to keep to, whatever its store promises. */
public enum Rule {
    RETURNS_AT_ONCE("returns-at-once", "invoke starts the operation and returns: it never waits for the store"),
    REPLIES_ON_THE_LOOP("replies-on-the-loop", "a reply is given on the world's loop (World.execute leads there)"),
    REPLIES_ONCE("replies-at-most-once", "an operation has one reply at most"),
    THROWS_FROM_INVOKE_ONLY(
            "throws-from-invoke-only",
            "what goes wrong is thrown by invoke or replied as Unknown; open, close and what runs later throw nothing"),
    OK_ONLY_WHAT_IT_CAN("ok-only-what-it-can", "a function that the client does not know is never Ok"),
    EMPTY_AT_FIRST("empty-at-first", "what nobody has written yet is read as Ok with null, or with what is empty"),
    VALUES_AS_WRITTEN(
            "values-as-written",
            "a read returns what was written, in the same type; what cannot be kept so is refused"),
    OK_MEANS_DONE("ok-means-done", "Ok says that it happened"),
    FAIL_MEANS_NOT_DONE("fail-means-not-done", "Fail says that it certainly did not happen and never will"),
    CAS_COMPARES(
            "cas-compares",
            "a cas whose old value does not match is not Ok; one that matches does not fail as a mismatch"),
    UNKNOWN_WHEN_IN_DOUBT(
            "unknown-when-in-doubt",
            "whoever was cut off from the store says Unknown, or nothing, unless the operation certainly did not happen");

    private final String word;
    private final String sentence;

    Rule(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** Its name, such as {@code fail-means-not-done}. */
    public String word() {
        return word;
    }

    /** What it demands, in a sentence without a full stop. */
    public String sentence() {
        return sentence;
    }
}
