package io.inquest.cluster.ssh;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** An agent that holds the user's keys, at its Unix socket (draft-miller-ssh-agent, sections 3 and 4). */
final class SshAgent {
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int RSA_SHA2_256 = 2;
    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final String RSA = "ssh-rsa";

    private final Path socket;

    SshAgent(Path socket) {
        this.socket = socket;
    }

    /**
     * A public key of the agent.
     *
     * @param blob as SSH writes it (RFC 4253, section 6.6)
     */
    record Identity(byte[] blob) {
        private String type() {
            int length = ByteBuffer.wrap(blob).getInt();
            return new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII);
        }

        /** The algorithm that it signs by: SHA-1 is not offered any more (RFC 8332). */
        String algorithm() {
            return type().equals(RSA) ? "rsa-sha2-256" : type();
        }

        private int flags() {
            return type().equals(RSA) ? RSA_SHA2_256 : 0;
        }
    }

    /** The keys that it holds; may be none. */
    List<Identity> identities() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
        List<Identity> identities = new ArrayList<>();
        long count = answer.readUInt32();
        for (long index = 0; index < count; index++) {
            identities.add(new Identity(answer.readBytes()));
            answer.readString();
        }
        return identities;
    }

    /** The signature of the data, with the name of its algorithm ahead, as SSH sends it. */
    byte[] sign(Identity identity, byte[] data) throws IOException {
        return ask(
                        new Buffer.PlainBuffer()
                                .putByte(SIGN_REQUEST)
                                .putBytes(identity.blob())
                                .putBytes(data)
                                .putUInt32(identity.flags()),
                        SIGN_RESPONSE)
                .readBytes();
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer question, byte expected) throws IOException {
        byte[] body = question.getCompactData();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                DataInputStream in = new DataInputStream(Channels.newInputStream(channel))) {
            Channels.newOutputStream(channel)
                    .write(new Buffer.PlainBuffer().putBytes(body).getCompactData());
            int length = in.readInt();
            if (length < 1 || length > ANSWER_BYTES_MAX) {
                throw new IOException("the SSH agent at " + socket + " does not speak as one");
            }
            Buffer.PlainBuffer answer = new Buffer.PlainBuffer();
            answer.putRawBytes(in.readNBytes(length));
            if (answer.readByte() != expected) {
                throw new IOException("the SSH agent at " + socket + " refused");
            }
            return answer;
        }
    }
}
