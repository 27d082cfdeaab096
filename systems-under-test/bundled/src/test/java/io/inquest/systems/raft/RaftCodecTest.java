package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Values;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Contents;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.keyvalue.Session;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;
import io.inquest.systems.raft.PeerMessage.VoteReply;
import io.inquest.systems.raft.PeerMessage.VoteRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaftCodecTest {
    private static final RaftCodec CODEC = new RaftCodec();
    private static final Object VALUE = Values.canonical(Arrays.asList(
            null,
            true,
            false,
            Long.MIN_VALUE,
            BigInteger.TEN.pow(30),
            new BigDecimal("0.25"),
            "zażółć",
            Map.of("a", List.of(1, 2))));

    static Stream<Message> messages() {
        List<Entry> entries = List.of(
                Entry.nothing(7),
                new Entry(7, 12, 3, new Command.Read("k")),
                new Entry(7, 12, 4, new Command.Write(null, VALUE)),
                new Entry(8, 13, 1, new Command.Cas("k", null, 5L)),
                new Entry(8, 13, 2, new Command.Append("k", "more")));
        Map<Object, Object> registers = new LinkedHashMap<>();
        registers.put("x", VALUE);
        registers.put(null, null);
        Snapshot snapshot = new Snapshot(
                100,
                8,
                new Contents(registers, Map.of(12, new Session(4, Result.DONE), 13, new Session(9, Result.MISMATCH))));
        return Stream.of(
                new VoteRequest(3, true, 10, 2),
                new VoteReply(3, false, true),
                new AppendEntries(8, 41, 7, entries, 40, 99),
                new AppendEntries(8, 41, 7, List.of(), 40, 99),
                new AppendReply(8, true, 46, 99),
                new InstallSnapshot(9, snapshot, 3),
                new InstallSnapshot(9, Snapshot.EMPTY, 3),
                new Execute(5, 9, new Command.Cas(1L, List.of(), "a")),
                new ReadLocally(6, 1234, "k"),
                new Done(5, Result.read(VALUE), 50),
                new Refused(5, 8, 9, -1, true),
                new Lost(5));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decodesWhatItEncodes(Message message) {
        assertEquals(message, CODEC.decode(CODEC.encode(message)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void refusesWhatIsCutOffOrTooLong(Message message) {
        byte[] bytes = CODEC.encode(message);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> CODEC.decode(part));
        }
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    /** What else it throws, and memory without end, would take a node down with a message that a flipped bit spoiled. */
    @ParameterizedTest
    @MethodSource("messages")
    void takesOrRefusesWhateverOneFlippedBitMakesOfIt(Message message) {
        byte[] bytes = CODEC.encode(message);
        int taken = 0;
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                CODEC.encode(CODEC.decode(flipped));
                taken++;
            } catch (IllegalArgumentException noMessage) {
                refused++;
            }
        }
        assertTrue(taken > 0 && refused > 0, taken + " taken, " + refused + " refused");
    }

    @Test
    void refusesUnknownTags() {
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(new byte[] {99}));
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(new byte[] {0}));
    }

    @Test
    void survivesLongStrings() {
        Execute message = new Execute(1, 1, new Command.Append("k", "é".repeat(100_000)));
        assertEquals(message, CODEC.decode(CODEC.encode(message)));
    }
}
