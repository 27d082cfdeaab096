package io.inquest.checkers.objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElectionCheckerTest {
    private final Judged election = new Judged(new ElectionChecker());

    @Test
    void twoLeadersOfOneTerm() {
        election.violated(
                """
                0: [lead null -> {"term":1,"leader":"a"}]
                1:                                        [lead null -> {"leader":"b","term":1}]
                """,
                "two-leaders",
                "Term 1 has two leaders: process 0's lead (event 0) returned \"a\", and process 1's lead (event 2) returned"
                        + " \"b\".",
                0,
                2);
    }

    @Test
    void aThirdLeaderIsOneMoreAndAnOldOneIsNot() {
        election.violated("""
                0: [lead null -> {"term":1,"leader":"a"}] [lead null -> {"term":1,"leader":"b"}]
                1: [lead null -> {"term":1,"leader":"b"}]  [lead null -> {"term":1,"leader":"a"}]
                """, "two-leaders", "has two leaders", 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> {\"term\":2,\"leader\":\"b\"}]",
                // an old term is told of again
                "0: [lead null -> {\"term\":2,\"leader\":\"b\"}] [lead null -> {\"term\":1,\"leader\":\"a\"}]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> {\"term\":1,\"leader\":\"a\",\"at\":\"n1\"}]",
                "0: [lead x null -> {\"term\":1,\"leader\":\"a\"}] [lead y null -> {\"term\":1,\"leader\":\"b\"}]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> null]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> {\"term\":1,\"leader\":null}]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> {\"term\":1,\"leader\":\"b\"} !]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null -> {\"term\":1,\"leader\":\"b\"} ~timeout]",
                "0: [lead null -> {\"term\":1,\"leader\":\"a\"}] [lead null",
            })
    void nearMisses(String drawing) {
        election.valid(drawing);
    }

    @Test
    void whatIsBeyondIt() {
        election.unknown("0: [lead null -> 7]", "value", "event 0 does not fit the object election");
        election.unknown("0: [lead null -> {\"leader\":\"a\"}]", "value", "term");
        election.unknown("0: [resign]", "operation resign", "it knows lead");
        election.with("object", "log").unknown("0: [lead]", "object", "not one of the object log");
    }
}
