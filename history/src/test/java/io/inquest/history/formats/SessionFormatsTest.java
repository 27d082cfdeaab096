package io.inquest.history.formats;

import static io.inquest.history.formats.Shown.assertReads;
import static io.inquest.history.formats.Shown.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The formats of checkers of weak isolation: sessions of transactions, and no real time. */
class SessionFormatsTest {
    /** What all of them can say. */
    private static final String[] TWO_SESSIONS = {
        "0 invoke txn [[\"w\",0,1],[\"r\",1,null]]",
        "0 ok txn [[\"w\",0,1],[\"r\",1,2]]",
        "0 invoke txn [[\"r\",0,null]]",
        "0 ok txn [[\"r\",0,1]]",
        "1 invoke txn [[\"w\",1,2]]",
        "1 ok txn [[\"w\",1,2]]"
    };

    private final PlumeFormat plume = new PlumeFormat();
    private final AwditFormat awdit = new AwditFormat();
    private final DbcopTextFormat text = new DbcopTextFormat();
    private final DbcopJsonFormat json = new DbcopJsonFormat();

    @Test
    void plume() {
        assertReads(plume::read, "w(0,1,0,0)\nr(1,2,0,0)\nr(0,1,0,1)\n\nw(1,2,1,2)\n", TWO_SESSIONS);
        assertReads(plume::read, "w(0,1,0,0)\nr(0, 1 ,0,1)\r\nw(1,2,1,2)\nr(1,2,0,0)", TWO_SESSIONS);
    }

    @Test
    void plumeReadsOfZeroAreOfTheBeginningUnlessZeroIsWritten() {
        assertReads(
                plume::read,
                "r(7,0,3,9)\nr(8,0,3,9)\nw(8,0,3,10)\n",
                "3 invoke txn [[\"r\",7,null],[\"r\",8,null]]",
                "3 ok txn [[\"r\",7,null],[\"r\",8,0]]",
                "3 invoke txn [[\"w\",8,0]]",
                "3 ok txn [[\"w\",8,0]]");
    }

    @Test
    void plumesTransactionMinusOneWasNotCommitted() {
        assertReads(
                plume::read,
                "w(0,1,0,-1)\nw(0,2,0,-1)\nr(0,1,0,0)\n",
                "1 invoke txn [[\"w\",0,1]]",
                "1 fail txn [[\"w\",0,1]]",
                "2 invoke txn [[\"w\",0,2]]",
                "2 fail txn [[\"w\",0,2]]",
                "0 invoke txn [[\"r\",0,null]]",
                "0 ok txn [[\"r\",0,1]]");
    }

    @Test
    void awdit() {
        assertReads(awdit::read, "w 0 1\nr 1 2\n-----\nr 0 1\n=====\n  w 1 2 \n", TWO_SESSIONS);
        assertReads(awdit::read, "\uFEFFw 0 1\r\n\r\nr 1 2\r\n-\r\n--\r\nr 0 1\r\n=\r\n-\r\nw 1 2", TWO_SESSIONS);
    }

    @Test
    void dbcopText() {
        assertReads(
                text::read,
                "// first\n[a:=1 b==2] [ a==1 ] // two\n\n---\n[b:=2]![b:=3]\n[]\n",
                "0 invoke txn [[\"w\",\"a\",1],[\"r\",\"b\",null]]",
                "0 ok txn [[\"w\",\"a\",1],[\"r\",\"b\",2]]",
                "0 invoke txn [[\"r\",\"a\",null]]",
                "0 ok txn [[\"r\",\"a\",1]]",
                "2 invoke txn [[\"w\",\"b\",2]]",
                "2 fail txn [[\"w\",\"b\",2]]",
                "1 invoke txn [[\"w\",\"b\",3]]",
                "1 ok txn [[\"w\",\"b\",3]]",
                "1 invoke txn []",
                "1 ok txn []");
        assertReads(text::read, "[x==?]", "0 invoke txn [[\"r\",\"x\",null]]", "0 ok txn [[\"r\",\"x\",null]]");
    }

    @Test
    void dbcopJson() {
        String long0 =
                "{\"events\":[{\"Write\":{\"variable\":0,\"version\":1}},{\"Read\":{\"variable\":1,\"version\":2}}],"
                        + "\"committed\":true}";
        String short0 = "{\"committed\":true,\"events\":[[\"w\",0,1],[\"r\",1,2]]}";
        String rest =
                ",{\"events\":[[\"r\",0,1]],\"committed\":true}],[{\"events\":[[\"w\",1,2]],\"committed\":true}]]";
        assertReads(json::read, "[[" + long0 + rest, TWO_SESSIONS);
        assertReads(
                json::read, "{\"params\":{\"id\":[1]},\"data\":[[" + short0 + rest + ",\"end\":\"x\"}\n", TWO_SESSIONS);
        assertReads(
                json::read,
                "[[{\"events\":[{\"Read\":{\"variable\":\"x\",\"version\":null}},[\"w\",\"x\",1]],\"committed\":false}]]",
                "1 invoke txn [[\"r\",\"x\",null],[\"w\",\"x\",1]]",
                "1 fail txn [[\"r\",\"x\",null],[\"w\",\"x\",1]]");
    }

    @Test
    void nothingIsKnownOfRealTime() {
        assertFalse(Shown.read(plume::read, "r(1,0,0,0)").history().isRealTimeKnown());
        assertTrue(Shown.read(new EdnFormat()::read, "[]").history().isRealTimeKnown());
    }

    @Test
    void saysWhereItGoesWrong() {
        String operation = "expected r(key,value,session,transaction) or w(…) with four integers of 64 bits, found ";
        assertRefuses(plume::read, "r(1,0,0,0)\nr(1,0,0)\n", "h:2: " + operation + "\"r(1,0,0)\"");
        assertRefuses(plume::read, "a(1,0,0,0)", "h:1: " + operation + "\"a(1,0,0,0)\"");
        assertRefuses(
                plume::read, "r(1,9999999999999999999,0,0)", "h:1: " + operation + "\"r(1,9999999999999999999,0,0)\"");
        assertRefuses(
                plume::read,
                "r(1,0,0,0)\nr(1,0,-2,1)",
                "h:2: expected a session's number from 0 to 2147483646, found -2");
        assertRefuses(
                awdit::read,
                "r 1 1\nx 1 1",
                "h:2: expected r KEY VALUE or w KEY VALUE with integers, a line of dashes or one of equals signs, found"
                        + " \"x 1 1\"");
        String transaction = "expected a transaction such as [x:=1 y==2 z==?], a line of dashes or a comment, found ";
        assertRefuses(text::read, "[x:=1]\n [x:=1] x:=1", "h:2:9: " + transaction + "\"x:=1\"");
        assertRefuses(text::read, "[x:=?]", "h:1:1: " + transaction + "\"x:=?\"");
        assertRefuses(text::read, "[x:=1", "h:1:1: " + transaction + "\"[x:=1\"");
        assertRefuses(
                json::read,
                "[[\n{\"events\":[]}]]",
                "h:2:13: expected a transaction such as {\"events\": [], \"committed\": true}");
        assertRefuses(json::read, "{\"params\":{}}", "h:1:13: expected the sessions as \"data\", found none");
        assertRefuses(
                json::read,
                "[[{\"events\":[[\"a\",1,1]],\"committed\":true}]]",
                "h:1:41: expected an event such as {\"Write\": {\"variable\": 0, \"version\": 1}}, {\"Read\": {\"variable\": 0,"
                        + " \"version\": null}} or [\"w\", 0, 1]");
    }
}
