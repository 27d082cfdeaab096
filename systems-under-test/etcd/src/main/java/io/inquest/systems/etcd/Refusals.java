package io.inquest.systems.etcd;

import io.grpc.Status;
import java.util.List;
import java.util.Locale;

/**
 * What is certain when etcd, or the way to it, says that a request failed. Read off the sources of etcd 3.4 and 3.5; what is
 * not listed is not certain.
 */
final class Refusals {
    /**
     * Said before a request is proposed to the cluster, or when it is applied and before it changes anything.
     *
     * <p>Not among them: {@code mvcc: database space exceeded}, which is also said of a write that was applied and found
     * to have used the last of the space; {@code request timed out}, {@code leader changed}, {@code server stopped} and
     * their like, which are said of proposals that may yet be applied; and {@code raft proposal dropped}.
     */
    private static final List<String> BEFORE_ANY_EFFECT = List.of(
            // by the interceptor that looks at the metadata "hasleader", which all updates here carry
            "etcdserver: no leader",
            "etcdserver: not capable",
            "etcdserver: rpc not supported for learner",
            "etcdserver: too many requests",
            "etcdserver: request is too large",
            "etcdserver: key is not provided",
            "etcdserver: too many operations in txn request",
            "etcdserver: duplicate key given in txn request",
            "etcdserver: requested lease not found",
            "etcdserver: user name is empty",
            "etcdserver: invalid auth token",
            "etcdserver: permission denied",
            "etcdserver: revision of auth store is old");

    /** So begins what gRPC says of how long it waited for what; the deadline is always the same. */
    private static final String OF_THE_CALL = "CallOptions deadline exceeded";

    private Refusals() {}

    /** Whether an update that ended so certainly has not happened and never will. */
    static boolean isCertain(Status status, boolean sent) {
        String description = status.getDescription();
        return !sent || (description != null && BEFORE_ANY_EFFECT.contains(description));
    }

    /** In a few words: one line, and the cause where the library says only that there was one. */
    static String words(Status status) {
        StringBuilder words = new StringBuilder(
                status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        String description = status.getDescription();
        if (description != null && !description.startsWith(OF_THE_CALL)) {
            words.append(": ").append(description.lines().findFirst().orElse(""));
        }
        Throwable cause = status.getCause();
        if (cause != null && cause.getMessage() != null) {
            words.append(": ").append(cause.getMessage().lines().findFirst().orElse(""));
        }
        return words.toString();
    }
}
