package io.inquest.systems.mvcc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.MvccReply.Committed;
import io.inquest.systems.mvcc.MvccReply.Forgotten;
import io.inquest.systems.mvcc.MvccReply.Performed;
import io.inquest.systems.mvcc.MvccRequest.Abandon;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MvccCodecTest {
    private static final MvccCodec CODEC = new MvccCodec();

    static Stream<Message> messages() {
        return Stream.of(
                new Perform(8, MvccRequest.NO_EPOCH, 0, true, Script.read(3L)),
                new Perform(8, 2, 3, false, Script.append("k", 5L)),
                new Finish(8, 2, 4),
                new Abandon(8, 2),
                new Performed(8, 2, 3, List.of(1L, 2L)),
                new Committed(8),
                new Aborted(8, "deadlock"),
                new Forgotten(8),
                new Replicate(
                        2,
                        41,
                        List.of(
                                new Commit(12, List.of(Script.write("k", "v"), Script.append(1L, 2L))),
                                new Commit(13, List.of())),
                        50),
                new Replicate(2, 41, List.of(), 41),
                new Replicated(2, false, 40));
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
        byte[] step = CODEC.encode(new Perform(8, 2, 3, false, Script.read("k")));
        step[22] = 9;
        assertThrows(IllegalArgumentException.class, () -> CODEC.decode(step));
    }
}
