package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are taken quickly. That it takes them rightly is what {@link ChunksTest} is for. */
class PlainLineTest {
    private static final String REST = "\"type\":\"ok\",\"process\":3,\"f\":\"read\"}";

    private static int add(String line, Chunk chunk, ReadLimits limits) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new PlainLine(bytes, chunk, limits).add(0, limits.lineBytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"index\":0,\"time\":10345,\"type\":\"invoke\",\"process\":0,\"f\":\"write\",\"key\":\"x\",\"value\":1}",
                "{\"index\":1,\"time\":99821,\"type\":\"ok\",\"process\":2147483647,\"f\":\"\",\"value\":null,\"node\":\"n1\"}",
                "{\"type\":\"info\",\"process\":\"nemesis\",\"f\":\"kill\",\"value\":{\"id\":1,\"cut\":[[\"n1\"],[]]}}",
                "{\"key\":[1,2],\"value\":-7,\"error\":\"timeout\",\"f\":\"cas\",\"type\":\"info\",\"process\":1}",
                "{\"time\": null, \"type\" : \"fail\",  \"process\":1 ,\"f\":\"a b\",\"value\":true} \r",
                "{\"type\":\"ok\",\"process\":1,\"f\":\"read\",\"value\":999999999999999999}",
            })
    void taken(String line) {
        Chunk chunk = new Chunk(1);
        assertEquals(line.length(), add(line, chunk, ReadLimits.DEFAULT));
        assertEquals(1, chunk.size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {" + REST,
                "\ufeff{" + REST,
                "{}",
                "{" + REST + "{",
                "{" + REST + ",",
                "{\"value\":1,," + REST,
                "{\"value\":01," + REST,
                "{\"value\":-0," + REST,
                "{\"value\":1.0," + REST,
                "{\"value\":1e0," + REST,
                "{\"value\":1000000000000000000," + REST,
                "{\"value\":\"\\n\"," + REST,
                "{\"value\":\"\u00e9\"," + REST,
                "{\"value\":\"\t\"," + REST,
                "{\"value\":[1}," + REST,
                "{\"value\":[1 2]," + REST,
                "{\"value\":tru," + REST,
                "{\"value\":," + REST,
                "{\"value\" 1," + REST,
                "{\"f\":\"write\"," + REST,
                "{\"index\":-1," + REST,
                "{\"time\":\"1\"," + REST,
                "{\"node\":1," + REST,
                "{\"error\":[]," + REST,
                "{\"other\":1," + REST,
                "{\"process\":-1,\"type\":\"ok\",\"f\":\"read\"}",
                "{\"process\":2147483648,\"type\":\"ok\",\"f\":\"read\"}",
                "{\"process\":\"nobody\",\"type\":\"ok\",\"f\":\"read\"}",
                "{\"process\":1,\"type\":\"okay\",\"f\":\"read\"}",
                "{\"process\":1,\"type\":\"ok\",\"f\":null}",
                "{\"process\":1,\"type\":\"ok\"}",
                "{\"type\":\"ok\",\"process\":1,\"f\":\"re",
            })
    void leftToTheParser(String line) {
        Chunk chunk = new Chunk(1);
        assertEquals(PlainValue.OTHER, add(line, chunk, ReadLimits.DEFAULT));
        assertEquals(0, chunk.size);
        assertEquals(0, chunk.functions.size() + chunk.keys.size() + chunk.nodes.size() + chunk.errors.size());
        assertEquals(1, chunk.values.size()); // null, which every history knows
    }

    @Test
    void aSecondTimeTheTextsAreKnown() {
        String line = "{\"key\":[\"a\"],\"value\":[1,2]," + REST + "\n";
        byte[] bytes = line.repeat(2).getBytes(StandardCharsets.UTF_8);
        Chunk chunk = new Chunk(1);
        PlainLine plain = new PlainLine(bytes, chunk, ReadLimits.DEFAULT);
        assertEquals(line.length() - 1, plain.add(0, 1_000));
        assertEquals(2 * line.length() - 1, plain.add(line.length(), 1_000));
        assertEquals(1, chunk.keys.size());
        assertEquals(chunk.value[0], chunk.value[1]);
    }

    @Test
    void holdsToTheLimits() {
        assertEquals(PlainValue.OTHER, add("{\"value\":\"1234567\"," + REST, new Chunk(1), new ReadLimits(100, 6)));
        String line = "{" + REST;
        assertEquals(line.length(), add(line, new Chunk(1), new ReadLimits(line.length(), 6)));
        assertEquals(PlainValue.OTHER, add(line, new Chunk(1), new ReadLimits(line.length() - 1, 6)));
    }
}
