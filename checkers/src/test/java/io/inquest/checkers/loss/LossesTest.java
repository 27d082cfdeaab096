package io.inquest.checkers.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static Optional<Loss> loss(String drawing, Model<?> model) {
        History history = HistoryNotation.parse(drawing);
        return new Losses(history, model).of(history.key(0));
    }

    /** What was lost, what proves it, what else shows it; "none" if nothing was. */
    private static String register(String drawing) {
        return describe(drawing, new RegisterModel());
    }

    private static String text(String drawing) {
        return describe(drawing, new KvModel());
    }

    private static String describe(String drawing, Model<?> model) {
        History history = HistoryNotation.parse(drawing);
        return loss(drawing, model)
                .map(loss -> call(history, loss.update())
                        + (loss.proof() == History.NONE ? "" : " by " + call(history, loss.proof()))
                        + (loss.finalProcesses() == 0 ? "" : " by " + loss.finalProcesses() + " at the end")
                        + " seen " + loss.evidence().size()
                        + (loss.successor() == null ? "" : " after " + loss.successor()))
                .orElse("none");
    }

    private static String call(History history, int invocation) {
        Event event = history.event(invocation);
        return event.f() + " " + event.value();
    }

    @Test
    void aCasThatSucceededOnWhatWasThereBefore() {
        assertEquals("write 3 by cas [1, 2] seen 1", register("""
                0: [w x 1] [w x 3]
                1:                 [cas x 1 2]
                """));
    }

    @Test
    void theReadsAroundTheCasAreEvidenceToo() {
        assertEquals("write 3 by cas [1, 2] seen 3", register("""
                0: [w x 1] [w x 3] [r x 1]             [r x 2] [w x 4] [r x 4]
                1:                         [cas x 1 2]
                """));
    }

    @Test
    void whatTheRegisterHeldAtFirst() {
        assertEquals("write 3 by cas [null, 2] seen 1", register("""
                0: [w x 3]
                1:         [cas x null 2]
                """));
    }

    @Test
    void aLostCas() {
        assertEquals("cas [1, 3] by cas [1, 2] seen 1", register("""
                0: [w x 1] [cas x 1 3]
                1:                     [cas x 1 2]
                """));
    }

    @Test
    void theLatestOfSeveral() {
        assertEquals("write 4 by cas [1, 2] seen 1", register("""
                0: [w x 1] [w x 3] [w x 4]
                1:                         [cas x 1 2]
                """));
    }

    @Test
    void whatFollowsFromEarlierValuesIsEarlier() {
        assertEquals("write 3 by cas [1, 2] seen 2", register("""
                0: [w x 1] [w x 3]
                1:                 [cas x 1 2] [cas x 2 5]
                """));
    }

    @Test
    void aReadMayOnlyBeStale() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                1:                 [r x 1]
                """));
    }

    @Test
    void aValueThatComesBackWasNotLost() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                1:                 [cas x 1 2] [r x 3]
                """));
        assertEquals("cas [1, 2] by cas [3, 5] seen 1", register("""
                0: [w x 1] [w x 3]
                1:                 [cas x 1 2] [cas x 3 5]
                """));
        assertEquals("none", register("""
                0: [w x 1] [w x 3]             [cas x 3 5 ~timeout]
                1:                 [cas x 1 2]                      [r x 5]
                """));
    }

    @Test
    void neitherWasItIfWhatReplacedItIsThereAgain() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                2:                 [w x 4 ~timeout]
                1:                                  [cas x 1 2] [r x 4]
                """));
    }

    @Test
    void anUpdateOfUnknownOutcomeMayHaveReplacedIt() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                2:                 [w x 1 ~timeout]
                1:                                  [cas x 1 2]
                """));
        assertEquals("none", register("""
                2: [w x 1 ~timeout]
                0:                  [w x 3]
                1:                          [cas x 1 2]
                """));
    }

    @Test
    void aConcurrentUpdateMayHaveReplacedIt() {
        assertEquals("none", register("""
                0:  [w x 3]
                2: [w x 1 ]
                1:          [cas x 1 2]
                """));
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                2:                 [w x 1          ]
                1:                  [cas x 1 2]
                """));
    }

    @Test
    void aCasOfUnknownOutcomeMayHaveReplacedItIfItExpectsIt() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                2:                 [cas x 3 1 ~timeout]
                1:                                      [cas x 1 2]
                """));
        assertEquals("write 3 by cas [1, 2] seen 1", register("""
                0: [w x 8] [w x 1] [w x 3]
                2:                         [cas x 8 1 ~timeout]
                1:                                              [cas x 1 2]
                """));
    }

    @Test
    void valuesThatOnlyFollowFromOneAnotherAreOfNoUse() {
        assertEquals("write 3 by cas [1, 2] seen 1", register("""
                0: [w x 1] [w x 3]
                2:                 [cas x 7 1 ~timeout]
                3:                 [cas x 1 7 ~timeout]
                1:                                      [cas x 1 2]
                """));
    }

    @Test
    void anUnacknowledgedUpdateIsNeverLost() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3 ~timeout]
                1:                          [cas x 1 2]
                """));
    }

    @Test
    void allReadsAtTheEnd() {
        assertEquals("write 3 by 2 at the end seen 2", register("""
                0: [w x 1] [w x 3]
                1:                 [r x 1]
                2:                         [r x 1]
                """));
    }

    @Test
    void notIfOneOfThemFindsItOrOnlyOneProcessReads() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]                 [r x 3]
                1:                 [r x 1]
                2:                         [r x 1]
                """));
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                1:                 [r x 1] [r x 1]
                """));
    }

    @Test
    void notWhileSomethingIsUnderWayOrAFaultInForce() {
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                1:                 [r x 1]
                2:                         [r x 1]
                3:                                 [w x 9 ~timeout]
                """));
        assertEquals("none", register("""
                0: [w x 1] [w x 3]
                1:                 [r x 1]
                2:                         [r x 1]
                nemesis:                            (partition {"id":1,"phase":"start"})
                """));
        assertEquals("write 3 by 2 at the end seen 2", register("""
                0:       [w x 1] [w x 3]
                1:                                                                                        [r x 1]
                2:                                                                                                [r x 1]
                nemesis:        (partition {"id":1,"phase":"start"}) (partition {"id":1,"phase":"end"})
                """));
    }

    /** So many writes to y, each after the other, acknowledged by the node. */
    private static String reign(int acknowledgements, String node) {
        StringBuilder reign = new StringBuilder();
        for (int i = 0; i < acknowledgements; i++) {
            reign.append("[w y ")
                    .append(node.substring(1))
                    .append(i)
                    .append(" @")
                    .append(node)
                    .append("] ");
        }
        return reign.toString();
    }

    private static String at(String before, String drawn) {
        return " ".repeat(before.length()) + drawn;
    }

    /** n1 has acknowledged 1 and 3, then n2 writes to y, and a read of x finds 1. */
    private static String succession(int first, int second, String read, String rest) {
        String one = "[w x 1 @n1] " + reign(first, "n1") + "[w x 3 @n1] ";
        String two = one + reign(1, "n2");
        String three = two + " ".repeat(read.length() + 1) + reign(second, "n2");
        return register("0: " + three + "\n1: " + at(two, read) + "\n2: " + at(three, rest) + "\n");
    }

    @Test
    void aNodeThatHasTakenOverAnswersForTheStore() {
        assertEquals("write 3 seen 1 after n2", succession(8, 8, "[r x 1 @n2]", ""));
        assertEquals("write 3 seen 1 after n2", succession(8, 8, "[r x 1 @n2]", "[w x 4 @n2] [r x 4 @n2]"));
    }

    @Test
    void notIfItIsSeenAgain() {
        assertEquals("none", succession(8, 8, "[r x 1 @n2]", "[r x 3 @n2]"));
    }

    @Test
    void notOneThatWasNotYetInCharge() {
        String one = "[w x 1 @n1] " + reign(8, "n1") + "[w x 3 @n1] ";
        String two = one + "            " + reign(8, "n2");
        assertEquals("none", register("0: " + two + "\n1: " + at(one, "[r x 1 @n2]") + "\n"));
    }

    @Test
    void notAnyOther() {
        assertEquals("none", succession(8, 8, "[r x 1 @n3]", ""));
        assertEquals("none", succession(8, 8, "[r x 1 @n1]", ""));
        assertEquals("none", succession(8, 8, "[r x 1]", ""));
    }

    @Test
    void notWhereSeveralAcknowledge() {
        assertEquals("none", succession(3, 8, "[r x 1 @n2]", ""));
        assertEquals("none", succession(8, 3, "[r x 1 @n2]", ""));
        assertEquals("none", succession(8, 3, "[r x 1 @n2]", reign(8, "n1")));
    }

    @Test
    void whoTookOverIsSaidIfTheFormerAcknowledgesNoMore() {
        assertEquals("write 3 by cas [1, 2] seen 1 after n2", register("""
                0: [w x 1 @n1] [w x 3 @n1] [w y 1 @n2]
                1:                                     [cas x 1 2 @n2]
                """));
        assertEquals("write 3 by cas [1, 2] seen 1", register("""
                0: [w x 1 @n1] [w x 3 @n1] [w y 1 @n2] [w y 2 @n1]
                1:                                                 [cas x 1 2 @n2]
                """));
        assertEquals("write 3 by cas [1, 2] seen 1", register("""
                0: [w x 1 @n1] [w x 3 @n1]
                1:                         [cas x 1 2 @n1]
                """));
    }

    @Test
    void anAppendToAStringWithoutIt() {
        assertEquals("append a. by append b. seen 1", text("""
                0: [append x a.]
                1:               [append x b.]
                2:                              [get x null -> b.]
                """));
    }

    @Test
    void aGetMayOnlyBeStale() {
        assertEquals("none", text("""
                0: [append x "a."]
                2:                 [get x null -> null]
                """));
        assertEquals("none", text("""
                0: [append x "a."]
                1:                 [append x "b."]
                2:                                 [get x null -> "b."] [get x null -> "a.b."]
                """));
    }

    @Test
    void aPutMayHaveReplacedIt() {
        assertEquals("none", text("""
                0: [append x "a."]
                1:                                            [append x "b."]
                2:                 [put x "c." ~timeout]
                3:                                                            [get x null -> "c.b."]
                """));
        assertEquals("append a. by append b. seen 1", text("""
                0:              [append x "a."]
                1:                              [append x "b."]
                2: [put x "c."]
                3:                                              [get x null -> "c.b."]
                """));
    }

    @Test
    void textsThatCanBeReadInSeveralWaysProveNothing() {
        assertEquals("none", text("""
                0: [append x "a"]
                1:                [append x "aa"]
                2:                                [get x null -> "aa"]
                """));
        assertEquals("none", text("""
                0: [append x "a."]
                1:                 [append x "a."]
                2:                                 [get x null -> "a."]
                """));
    }

    @Test
    void allGetsAtTheEnd() {
        assertEquals("append a. by 2 at the end seen 2", text("""
                0: [append x "a."]
                1:                 [get x null -> null]
                2:                                      [get x null -> null]
                """));
    }
}
