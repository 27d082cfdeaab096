package io.inquest.systems.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who calls to one member are made as: for a name and a password the member gives a token, which all connections to it show
 * from then on. Where the member knows it no more, as after a restart, the next call that may wait gets another. From any
 * thread.
 */
final class Login implements ClientInterceptor {
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    private static final List<String> USELESS =
            List.of("etcdserver: invalid auth token", "etcdserver: revision of auth store is old");

    private final Credentials credentials;
    private final AtomicReference<String> token = new AtomicReference<>();
    private volatile boolean needed;

    Login(Credentials credentials) {
        this.credentials = credentials;
    }

    /** From now on the member lets nobody in who does not log in. */
    void need() {
        needed = true;
    }

    /**
     * Gets a token where there is none and one is needed. Waits.
     *
     * @throws StatusRuntimeException if there is none to be had
     */
    void begin(Channel channel, Deadline deadline) {
        if (needed && token.get() == null) {
            token.set(AuthGrpc.newBlockingStub(channel)
                    .withDeadline(deadline)
                    .authenticate(AuthenticateRequest.newBuilder()
                            .setName(credentials.name())
                            .setPassword(credentials.password())
                            .build())
                    .getToken());
        }
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        String shown = token.get();
        ClientCall<Q, A> call = next.newCall(method, options);
        return shown == null ? call : new Call<>(call, shown);
    }

    private final class Call<Q, A> extends SimpleForwardingClientCall<Q, A> {
        private final String shown;

        Call(ClientCall<Q, A> call, String shown) {
            super(call);
            this.shown = shown;
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            headers.put(TOKEN, shown);
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            if (status.getDescription() != null && USELESS.contains(status.getDescription())) {
                                token.compareAndSet(shown, null);
                            }
                            super.onClose(status, trailers);
                        }
                    },
                    headers);
        }
    }
}
