package io.inquest.systems.etcd;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/** Tells when a call gets a stream on a connection, which is before its first byte is written there. */
final class SentTracers extends ClientStreamTracer.Factory {
    private final Runnable onSent;

    SentTracers(Runnable onSent) {
        this.onSent = onSent;
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void streamCreated(Attributes transport, Metadata sentHeaders) {
                onSent.run();
            }

            @Override
            public void outboundHeaders() {
                onSent.run();
            }

            @Override
            public void outboundMessage(int number) {
                onSent.run();
            }
        };
    }
}
