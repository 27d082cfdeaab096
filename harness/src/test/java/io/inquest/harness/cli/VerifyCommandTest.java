package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    /** Sequential, for the read may come first; not linearizable. */
    private static final String BEHIND = """
            0: [w x 1] [w y 2]
            1:                 [r x null] [r x 1]
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeHistories() throws IOException {
        write("behind.jsonl", BEHIND);
        write("other.jsonl", BEHIND.replace("[r x 1]", "[r x 1] [r y 2]"));
    }

    private void write(String file, String drawing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(HistoryNotation.parse(drawing));
        }
        Files.write(directory.resolve(file), bytes.toByteArray());
    }

    private Console inquest(String... arguments) {
        return Console.run(directory, new NoRuns(), arguments);
    }

    private Console certify(String models) {
        return inquest("check", "behind.jsonl", "--model", models, "--certificate", "proof.json");
    }

    private void assertRefused(String sentence, String... arguments) {
        Console console = inquest(arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals("", console.out);
        assertEquals(254, console.status);
    }

    @Test
    void aCertificateIsVerified() throws IOException {
        Console checked = certify("sequential,cache");
        assertEquals("", checked.err);
        assertEquals(0, checked.status);
        Console verified = inquest("verify", "proof.json", "behind.jsonl");
        assertEquals("", verified.err);
        assertEquals("""
                sequential holds: the order of 4 operations is right.
                cache holds: 2 orders, together of 4 operations, are right.
                """, verified.out);
        assertEquals(0, verified.status);
    }

    @Test
    void itIsOneOrderALine() throws IOException {
        certify("sequential,cache");
        assertEquals("""
                {
                  "certificate": 1,
                  "object": "register",
                  "events": 8,
                  "models": [
                    {"model": "sequential", "orders": [
                      {"operations":[4,0,2,6]}
                    ]},
                    {"model": "cache", "orders": [
                      {"key":"x","operations":[4,0,6]},
                      {"key":"y","operations":[2]}
                    ]}
                  ]
                }
                """, Files.readString(directory.resolve("proof.json")));
    }

    @Test
    void aFalseOneIsRefusedWithTheReasonAndTheOperation() throws IOException {
        certify("sequential");
        Path proof = directory.resolve("proof.json");
        Files.writeString(proof, Files.readString(proof).replace("[4,0,2,6]", "[0,4,2,6]"));
        Console console = inquest("verify", "proof.json", "behind.jsonl");
        assertEquals(
                "sequential is not proved: process 1's read (event 4) is not legal where it\ncomes: \"x\" is 1.\n",
                console.out);
        assertEquals(1, console.status);
    }

    @Test
    void oneOfAnotherHistoryIsRefused() {
        certify("sequential");
        Console console = inquest("verify", "proof.json", "other.jsonl");
        assertEquals("sequential is not proved: it is of a history of 8 events, and this one has 10.\n", console.out);
        assertEquals(1, console.status);
    }

    @Test
    void whereNothingIsProvedNothingIsWritten() {
        Console console = certify("linearizable");
        assertEquals(1, console.status);
        assertTrue(console.err.startsWith("inquest: there is no certificate to write: none of strict, "), console.err);
        assertFalse(Files.exists(directory.resolve("proof.json")));
        assertEquals(0, certify("causal").status);
        assertFalse(Files.exists(directory.resolve("proof.json")));
    }

    @Test
    void whatItNeedsIsSaid() throws IOException {
        certify("sequential");
        assertRefused(
                "verify takes a certificate and the file of its history, such as: inquest verify proof.json history.jsonl",
                "verify",
                "proof.json");
        assertRefused(
                "there is no certificate \"prof.json\"; inquest check --certificate writes one",
                "verify",
                "prof.json",
                "behind.jsonl");
        assertRefused(
                "none.jsonl: there is no such file; a run's history is results/latest/history.jsonl",
                "verify",
                "proof.json",
                "none.jsonl");
        assertRefused(
                "\"proof.json\" is there already; name another --certificate",
                "check",
                "behind.jsonl",
                "--certificate",
                "proof.json");
        assertRefused(
                "--certificate is of one history; check the files one by one",
                "check",
                "behind.jsonl",
                "other.jsonl",
                "--certificate",
                "both.json");
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() throws IOException {
        assertBroken("is no certificate", "[]");
        assertBroken("is no certificate", "{\"valid\":true}");
        assertBroken("is a certificate of the version 2, and this program reads 1", "{\"certificate\":2}");
        assertBroken("names no object", "{\"certificate\":1}");
        assertBroken("has no models", "{\"certificate\":1,\"object\":\"register\",\"events\":8,\"models\":[]}");
        String begin = "{\"certificate\":1,\"object\":\"register\",\"events\":8,\"models\":[{\"model\":\"cache\"";
        assertBroken("has a model without orders", begin + "}]}");
        assertBroken("has an order without operations", begin + ",\"orders\":[{}]}]}");
        assertBroken(
                "has an order of something else than events: \"a\"",
                begin + ",\"orders\":[{\"operations\":[\"a\"]}]}]}");
        assertBroken(
                "has a process that is no number: \"p\"",
                begin + ",\"orders\":[{\"process\":\"p\",\"operations\":[0]}]}]}");
        Files.writeString(
                directory.resolve("strange.json"), (begin + ",\"orders\":[]}]}").replace("register", "regster"));
        assertRefused(
                "\"strange.json\" is about the object regster, which this program does not know",
                "verify",
                "strange.json",
                "behind.jsonl");
    }

    private void assertBroken(String sentence, String json) throws IOException {
        Path broken = directory.resolve("broken.json");
        Files.writeString(broken, json);
        assertRefused(broken + " " + sentence, "verify", "broken.json", "behind.jsonl");
    }
}
