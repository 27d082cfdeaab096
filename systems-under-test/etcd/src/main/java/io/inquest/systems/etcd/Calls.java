package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.inquest.systems.NotDoneException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The calls of one operation: all of them within its time, and each failure said to be certain or in doubt. */
final class Calls {
    /** Less than the runner waits. */
    private static final long PATIENCE_MILLIS = 4000;

    private final Connection connection;
    private final Deadline deadline = Deadline.after(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);

    Calls(Connection connection) {
        this.connection = connection;
    }

    /** Lets the member know who asks, where it does not. */
    void logIn() throws NotDoneException {
        reading(() -> {
            connection.logIn(deadline);
            return connection;
        });
    }

    boolean isTimeLeft() {
        return !deadline.isExpired();
    }

    /** @param serializable whether what the member itself has will do */
    RangeResponse contents(ByteString key, boolean serializable) throws NotDoneException {
        return reading(() -> stub(serializable).range(Requests.range(key, serializable)));
    }

    /** What all these keys hold at one moment, in their order. */
    List<RangeResponse> contentsOfAll(List<ByteString> keys, boolean serializable) throws NotDoneException {
        TxnRequest.Builder request = TxnRequest.newBuilder();
        keys.forEach(key -> request.addSuccess(Requests.read(key, serializable)));
        return reading(() -> stub(serializable).txn(request.build())).getResponsesList().stream()
                .map(response -> response.getResponseRange())
                .toList();
    }

    /** Does these updates at one moment, if all the comparisons hold; asked once. */
    TxnResponse commit(List<Compare> comparisons, List<RequestOp> updates) throws NotDoneException, InDoubtException {
        TxnRequest request = TxnRequest.newBuilder()
                .addAllCompare(comparisons)
                .addAllSuccess(updates)
                .build();
        connection.forgetSent();
        try {
            return stub(false).txn(request);
        } catch (StatusRuntimeException failed) {
            String words = Refusals.words(failed.getStatus());
            if (Refusals.isCertain(failed.getStatus(), connection.sent())) {
                throw new NotDoneException(words, failed);
            }
            throw new InDoubtException(words, failed);
        }
    }

    /** A new lease; that one was granted and not heard of does no harm. */
    long grantLease(long ttlSeconds) throws NotDoneException {
        LeaseGrantRequest request =
                LeaseGrantRequest.newBuilder().setTTL(ttlSeconds).build();
        return reading(() -> connection.leases().withDeadline(deadline).leaseGrant(request))
                .getID();
    }

    private KVGrpc.KVBlockingStub stub(boolean anyMember) {
        return (anyMember ? connection.anyKeys() : connection.keys()).withDeadline(deadline);
    }

    private static <T> T reading(Supplier<T> call) throws NotDoneException {
        try {
            return call.get();
        } catch (StatusRuntimeException failed) {
            throw new NotDoneException(Refusals.words(failed.getStatus()), failed);
        }
    }
}
