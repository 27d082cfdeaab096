package io.inquest.systems.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import io.inquest.systems.command.Protocol.Answer;
import io.inquest.systems.command.Protocol.RubbishException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private static String rubbish(String line) {
        return assertThrows(RubbishException.class, () -> Protocol.answer(line)).getMessage();
    }

    @Test
    void theFirstLineSaysWhereAndWhat() {
        Map<String, String> nodes = new LinkedHashMap<>();
        nodes.put("n1", "10.0.0.1");
        nodes.put("n2", null);
        assertEquals(
                "{\"inquest\":1,\"run\":\"r\",\"worker\":2,\"nodes\":[{\"name\":\"n1\",\"address\":\"10.0.0.1\"},"
                        + "{\"name\":\"n2\",\"address\":null}],\"options\":{\"keys\":\"3\"}}",
                Protocol.hello("r", 2, nodes, Map.of("keys", "3")));
    }

    @Test
    void anOperationIsALine() {
        Operation write = Operation.of(Actor.process(7), "cas", "x", Arrays.asList(null, "a\nb"));
        assertEquals(
                "{\"id\":5,\"f\":\"cas\",\"key\":\"x\",\"value\":[null,\"a\\nb\"],\"worker\":2,\"process\":7}",
                Protocol.operation(5, 2, write));
        assertEquals(
                "{\"id\":6,\"f\":\"lead\",\"value\":null,\"worker\":0,\"process\":0}",
                Protocol.operation(6, 0, Operation.of(Actor.process(0), "lead", null, null)));
    }

    @Test
    void answersAreCompletions() throws RubbishException {
        assertEquals(
                new Answer(1, new Completion.Ok(7L, null)), Protocol.answer("{\"id\":1,\"type\":\"ok\",\"value\":7}"));
        assertEquals(
                new Answer(2, new Completion.Ok(new BigDecimal("0.1"), "n1")),
                Protocol.answer("{\"value\":0.1,\"node\":\"n1\",\"type\":\"ok\",\"id\":2,\"more\":[]}"));
        assertEquals(
                new Answer(3, new Completion.Ok(null, null)),
                Protocol.answer("{\"id\":3,\"type\":\"ok\",\"value\":null}"));
        assertEquals(
                new Answer(4, new Completion.Fail("mismatch", null)),
                Protocol.answer("{\"id\":4,\"type\":\"fail\",\"error\":\"mismatch\"}"));
        assertEquals(
                new Answer(5, new Completion.Unknown("unknown", null)),
                Protocol.answer("{\"id\":5,\"type\":\"info\"}"));
    }

    @Test
    void anythingElseIsRubbish() {
        assertEquals("the client wrote what is no JSON object: hello", rubbish("hello"));
        assertEquals("the client wrote what is no JSON object: [1]", rubbish("[1]"));
        assertEquals("the client wrote what is no JSON object: ", rubbish(""));
        assertEquals("the client wrote what is no JSON object: {} {}", rubbish("{} {}"));
        assertEquals(
                "the client wrote an answer without the number of its operation as \"id\": {\"type\":\"ok\"}",
                rubbish("{\"type\":\"ok\"}"));
        assertEquals(
                "the client wrote an ok without the \"value\" that it returned, null if that is nothing:"
                        + " {\"id\":1,\"type\":\"ok\"}",
                rubbish("{\"id\":1,\"type\":\"ok\"}"));
        assertEquals(
                "the client wrote an answer whose \"type\" is none of ok, fail and info: {\"id\":1,\"type\":\"OK\"}",
                rubbish("{\"id\":1,\"type\":\"OK\"}"));
        assertEquals(
                "the client wrote an answer whose \"error\" is no string: {\"id\":1,\"type\":\"fail\",\"error\":5}",
                rubbish("{\"id\":1,\"type\":\"fail\",\"error\":5}"));
        assertEquals(
                "the client wrote what is no JSON object: {\"id\":1,\"type\":\"ok\",\"value\":1,\"value\":2}",
                rubbish("{\"id\":1,\"type\":\"ok\",\"value\":1,\"value\":2}"));
    }
}
