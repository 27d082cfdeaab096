package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrimaryBackupCodecTest {
    private static final PrimaryBackupCodec CODEC = new PrimaryBackupCodec();

    static Stream<Message> messages() {
        List<Entry> entries =
                List.of(Entry.nothing(7), new Entry(7, 12, 3, new Command.Cas("k", null, List.of(1L, "two"))));
        LogEnd end = new LogEnd(6, 41, 5);
        return Stream.of(
                new ViewRequest(8, true, end),
                new ViewRequest(8, false, end),
                new ViewReply(8, false, true, end, 40, entries),
                new ViewReply(0, true, false, end, 0, List.of()),
                new Append(8, 41, 7, entries, 40),
                new Append(8, 41, 7, List.of(), 40),
                new AppendReply(8, true, 43, 8),
                new Execute(5, 8, new Command.Append("k", "more")),
                new Done(5, Result.read("v"), 50));
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

    @Test
    void refusesUnknownTags() {
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(new byte[] {99}));
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(new byte[] {0}));
    }
}
