package io.inquest.harness.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {
    private final Redaction redaction = new Redaction();

    @TempDir
    Path directory;

    private Map<String, String> resolve(Map<String, String> options) {
        return SecretOptions.resolve(options, directory, Map.of("STORE_PASSWORD", "hunter2!"), redaction);
    }

    private String refusal(String value) {
        return assertThrows(IllegalArgumentException.class, () -> resolve(Map.of("store-password", value)))
                .getMessage();
    }

    @Test
    void whatIsHiddenIsTakenOutOfEveryText() {
        redaction.hide("hunter2!");
        assertEquals("login as me:*** failed (***)", redaction.text("login as me:hunter2! failed (hunter2!)"));
        assertEquals("http://me:***@n1", redaction.text("http://me:hunter2%21@n1"));
        redaction.hide("two words");
        assertEquals("?a=***&b=***", redaction.text("?a=two+words&b=two%20words"));
        assertEquals("hunter2", redaction.text("hunter2"));
        assertNull(redaction.text(null));
    }

    @Test
    void inJsonItIsHiddenToo() {
        redaction.hide("say \"hi\\there\"");
        assertEquals("{\"password\":\"***\"}", redaction.text("{\"password\":\"say \\\"hi\\\\there\\\"\"}"));
    }

    /** Whoever shortens a text does not know what is secret in it. */
    @Test
    void whatIsLeftOfOneThatWasCutIsHidden() {
        redaction.hide("hunter2!");
        redaction.hide("hunting season");
        assertEquals("wrote: ***\u2026", redaction.text("wrote: hunter2\u2026"));
        assertEquals("***\u2026 and ***\u2026", redaction.text("hunt\u2026 and hunting sea\u2026"));
        assertEquals("hun\u2026", redaction.text("hun\u2026"));
        assertEquals("\u2026hunter2", redaction.text("\u2026hunter2"));
    }

    @Test
    void ofASecretOfManyLinesEachIsHidden() throws IOException {
        Files.writeString(directory.resolve("token"), "first line\nsecond line\n");
        resolve(Map.of("store-token", "file:token"));
        assertEquals("bad token: ***", redaction.text("bad token: first line"));
    }

    /** Else a part of the longer one would be left. */
    @Test
    void ofTwoThatBeginAlikeTheLongerGoesFirst() {
        redaction.hide("hunter");
        redaction.hide("hunter2!");
        assertEquals("***, ***ess", redaction.text("hunter2!, hunteress"));
    }

    @Test
    void whatIsInManyTextsByChanceStays() {
        redaction.hide("a");
        assertEquals("a run", redaction.text("a run"));
    }

    @Test
    void secretsAreReadFromFilesAndVariables() throws IOException {
        Files.writeString(directory.resolve("password"), "correct horse\n");
        Map<String, String> resolved = resolve(Map.of(
                "store-password", "env:STORE_PASSWORD", "store-token", "file:password", "store-user", "file:password"));
        assertEquals("hunter2!", resolved.get("store-password"));
        assertEquals("correct horse", resolved.get("store-token"));
        assertEquals("file:password", resolved.get("store-user"), "no secret by its name");
        assertEquals("*** and ***", redaction.text("hunter2! and correct horse"));
        assertEquals("", resolve(Map.of("store-secret", "")).get("store-secret"), "not given");
    }

    /** A short one is a word of other things, which would be spoilt, and tell it. */
    @Test
    void aUsersNameIsHiddenWhereItIsNoWordOfOtherThings() throws IOException {
        Files.writeString(directory.resolve("short"), "root\n");
        Files.writeString(directory.resolve("long"), "mallory.the.third\n");
        assertEquals("root", resolve(Map.of("user-name", "file:short")).get("user-name"));
        assertEquals(
                "mallory.the.third",
                resolve(Map.of("store-user-name", "file:long")).get("store-user-name"));
        assertEquals("/root/log: *** is not known", redaction.text("/root/log: mallory.the.third is not known"));
        assertEquals("***", redaction.option("user-name", "root"), "not given by where it is");
    }

    @Test
    void theSecretItselfIsRefusedAndNotRepeated() {
        String sentence = refusal("hunter2!");
        assertEquals(
                "--store-password takes file:PATH or env:NAME and never the secret itself: a command line is seen by"
                        + " everybody on the machine and kept by the shell",
                sentence);
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        assertEquals(
                "--store-password names the variable NOBODY, which is not set in the environment",
                refusal("env:NOBODY"));
        assertEquals("--store-password names the file \"none\", which is not there", refusal("file:none"));
        Files.writeString(directory.resolve("empty"), "\n");
        assertEquals("--store-password names the file \"empty\", which is empty", refusal("file:empty"));
        Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals("--store-password names the file \"bytes\", which is no text", refusal("file:bytes"));
    }

    @Test
    void whatIsInAFileThatAnOptionNamesIsHidden() throws IOException {
        Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----\n");
        Files.writeString(directory.resolve("login"), "s3same\nnext line\n");
        resolve(Map.of("tls-key-file", "key.pem", "ca-file", "not there", "ssh-password-file", "login"));
        assertEquals("me:***", redaction.text("me:s3same"));
        assertEquals("at ***", redaction.text("at MIIEvQIBADANBgkqhkiG9w0B"));
        assertEquals("-----BEGIN PRIVATE KEY-----", redaction.text("-----BEGIN PRIVATE KEY-----"));
    }

    @Test
    void variablesThatAreCalledSecretAreHidden() {
        redaction.hideVariables(Map.of(
                "TOKENS",
                "not by this name",
                "PGPASSWORD",
                "correct horse",
                "STORE_TOKEN",
                "abcdefgh",
                "X_SECRET",
                "short"));
        assertEquals(
                "***, ***, not by this name, short",
                redaction.text("abcdefgh, correct horse, not by this name, short"));
    }

    @Test
    void ofASecretOptionIsWrittenWhereItIs() {
        assertEquals("env:NAME", redaction.option("store-token", "env:NAME"));
        assertEquals(Redaction.HIDDEN, redaction.option("store-token", "abc"));
        assertEquals("abc", redaction.option("tokens", "abc"));
        assertFalse(redaction.option("store-secret", "").contains("*"));
    }
}
