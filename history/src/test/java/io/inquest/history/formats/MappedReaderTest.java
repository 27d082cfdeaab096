package io.inquest.history.formats;

import static io.inquest.history.formats.Shown.assertReads;
import static io.inquest.history.formats.Shown.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedReaderTest {
    private static final String EVENTS =
            "process: client\ntype: event\nf: op\nkey: k\nvalue: v\ntime: at\ntime-unit: ms\nwords: {begin: invoke, done:"
                    + " ok}\nfunctions: {SET: write, GET: read}\n";
    private static final String OPERATIONS =
            "process: client\nstart: from\nend: to\nf: op\nargument: arg\nresult: res\noutcome: status\n";

    @TempDir
    private Path directory;

    private Shown.Reader by(String mapping) {
        try {
            Path file = directory.resolve("mapping.yaml");
            Files.writeString(file, mapping);
            return MappedReader.by(file)::read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNoMapping(String message, String mapping) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> by(mapping)).getMessage());
    }

    @Test
    void readsARowAnEvent() {
        assertReads(
                by(EVENTS),
                "at,client,event,op,k,v\n1.5,alice,begin,SET,x,7\n2,bob,begin,GET,x,\n3,alice,done,SET,x,7\n4,bob,done,GET,x,7\n",
                "0 invoke write \"x\": 7 t0",
                "1 invoke read \"x\": null t500000",
                "0 ok write \"x\": 7 t1500000",
                "1 ok read \"x\": 7 t2500000");
    }

    @Test
    void readsJsonToo() {
        String rows = "{\"at\":1,\"client\":4,\"event\":\"begin\",\"op\":\"cas\",\"k\":null,\"v\":[1,2]}\n"
                + "{\"at\":2,\"client\":4,\"event\":\"fail\",\"op\":\"cas\",\"k\":null,\"v\":[1,2]}";
        String[] events = {"0 invoke cas [1,2] t0", "0 fail cas [1,2] t1000000"};
        assertReads(by(EVENTS), rows, events);
        assertReads(by(EVENTS), "[" + rows.replace("\n", ",\n") + "]", events);
    }

    @Test
    void readsARowAnOperationInWhateverOrder() {
        assertReads(
                by(OPERATIONS),
                "client,from,to,op,arg,res,status\nb,20,30,read,,1,ok\na,10,25,write,1,,ok\n",
                "0 invoke write 1 t0",
                "1 invoke read null t10",
                "0 ok write 1 t15",
                "1 ok read 1 t20");
    }

    @Test
    void aClientGoesOnAsANewProcessAfterAnUnknownOutcome() {
        assertReads(
                by(OPERATIONS),
                "client,from,to,op,arg,res,status\na,10,,write,1,,info\na,20,30,read,,1,ok\na,30,40,read,,1,ok\n",
                "0 invoke write 1 t0",
                "0 info write null t0",
                "1 invoke read null t10",
                "1 ok read 1 t20",
                "1 invoke read null t20",
                "1 ok read 1 t30");
    }

    @Test
    void momentsThatCannotBeToldApartAreConcurrent() {
        // were a's completion placed before b's invocation, b's read of nothing would be a violation that nobody saw
        assertReads(
                by(OPERATIONS),
                "client,from,to,op,arg,res,status\na,1,2,write,1,,ok\nb,2,2,read,,,ok\na,2,3,write,2,,ok\n",
                "0 invoke write 1 t0",
                "1 invoke read null t1",
                "0 ok write 1 t1",
                "1 ok read null t1",
                "0 invoke write 2 t1",
                "0 ok write 2 t2");
    }

    @Test
    void saysWhatIsWrongWithALog() {
        assertRefuses(
                by(EVENTS),
                "at,client,event,op,k,v\n1,a,begin,SET,x,7\n1,a,finished,SET,x,7\n",
                "h:3: the column \"event\" says \"finished\"; say what that means in the mapping's \"words\", such as"
                        + " finished: ok");
        assertRefuses(
                by(EVENTS),
                "at,client,event,op,k,v\nsoon,a,begin,SET,x,7\n",
                "h:2: the column \"at\" says \"soon\", which is no time in ms (\"time-unit\" in the mapping)");
        assertRefuses(
                by(EVENTS),
                "at,client,event,op,key,v\n1,a,begin,SET,x,7\n",
                "h:1: the mapping names columns that the log does not have: k; the log's are at, client, event, key, op,"
                        + " v");
        assertRefuses(
                by(OPERATIONS),
                "client,from,to,op,arg,res,status\na,30,20,read,,1,ok\n",
                "h:2: the operation ends before it starts");
        assertRefuses(
                by(EVENTS),
                "at,client,event,op,k,v\n1,a,done,SET,x,7\n",
                "h:2: process 0 completes write, which it did not invoke");
        assertRefuses(
                by(EVENTS),
                "at,client,event,op,k,v\n1,,done,SET,x,7\n",
                "h:2: the column \"client\" (process) is empty here");
    }

    @Test
    void saysWhatIsWrongWithAMapping() {
        assertNoMapping("it needs \"type\", the name of the column that holds it", "process: a\nf: b");
        assertNoMapping("it needs \"end\", the name of the column that holds it", "process: a\nf: b\nstart: c");
        assertNoMapping("it needs entries such as \"process: client\"", "- 1");
        assertNoMapping(
                "\"time-unit\" is minutes, which is none of ns, us, ms, s and iso",
                "process: a\nf: b\ntype: c\ntime-unit: minutes");
        assertNoMapping(
                "in \"words\", x means y, which is none of invoke, ok, fail and info",
                "process: a\nf: b\ntype: c\nwords: {x: y}");
        assertNoMapping(
                "it has \"time\" beside \"start\" or \"end\": a row is an operation (start, end, argument, result,"
                        + " outcome) or the other kind, not both",
                "process: a\nf: b\nstart: c\nend: d\ntime: e");
    }
}
