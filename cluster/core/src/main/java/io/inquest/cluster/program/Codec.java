package io.inquest.cluster.program;

/** A store's messages as bytes. {@code decode(encode(m))} equals m. */
public interface Codec<M> {
    byte[] encode(M message);

    /** @throws IllegalArgumentException if the bytes are no message */
    M decode(byte[] bytes);
}
