package io.inquest.cluster.real;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;

/** A socket that carries frames: a length in four bytes, big-endian, then so many bytes. One reader, one writer. */
final class FrameSocket implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    FrameSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
    }

    /** Waits for a frame; null if the other side closed the connection between two frames. */
    byte[] read(int maxBytes) throws IOException {
        return read(in, maxBytes);
    }

    /** Buffers or sends the frame; waits while the other side does not read. */
    void write(byte[] frame) throws IOException {
        write(out, frame);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** How long a read waits before it fails; 0 for ever. */
    void readTimeoutMillis(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Ends the connection at once, without what is buffered; wakes its reader and writer. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with it: the descriptor is gone, whatever the error.
            return;
        }
    }

    static void write(OutputStream out, byte[] frame) throws IOException {
        DataOutputStream data = out instanceof DataOutputStream d ? d : new DataOutputStream(out);
        data.writeInt(frame.length);
        data.write(frame);
    }

    static byte[] read(InputStream in, int maxBytes) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        DataInputStream data = in instanceof DataInputStream d ? d : new DataInputStream(in);
        int length = first << 24 | data.readUnsignedByte() << 16 | data.readUnsignedShort();
        if (length < 0 || length > maxBytes) {
            throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes: at most " + maxBytes
                    + " are allowed. Does something else use this port?");
        }
        byte[] frame = data.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("the connection ended after " + frame.length + " of a frame's " + length + " bytes");
        }
        return frame;
    }
}
