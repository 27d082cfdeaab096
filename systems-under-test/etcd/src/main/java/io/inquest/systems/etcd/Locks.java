package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnResponse;
import io.inquest.systems.NotDoneException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Locks as keys that live as long as their holder's lease: who creates the key has it, and the revision at which it was
 * created is the fencing token. One lease a client, for all its locks.
 */
final class Locks {
    private static final long NO_LEASE = 0;

    private final long ttlSeconds;
    private final LongConsumer keepAlive;
    private final Map<ByteString, Long> tokens = new LinkedHashMap<>();
    private long lease = NO_LEASE;

    /**
     * @param ttlSeconds for how long a lease lives that nobody renews
     * @param keepAlive told of each lease, which is to be renewed from then on
     */
    Locks(long ttlSeconds, LongConsumer keepAlive) {
        this.ttlSeconds = ttlSeconds;
        this.keepAlive = keepAlive;
    }

    /**
     * The fencing token.
     *
     * @throws NotDoneException also if it is held
     */
    long acquire(ByteString key, int process, Calls calls) throws NotDoneException, InDoubtException {
        if (lease == NO_LEASE) {
            lease = calls.grantLease(ttlSeconds);
            keepAlive.accept(lease);
        }
        PutRequest.Builder put = PutRequest.newBuilder()
                .setKey(key)
                .setValue(Json.encode(process))
                .setLease(lease);
        TxnResponse response;
        try {
            response = calls.commit(
                    List.of(Requests.wasCreatedAt(key, 0)),
                    List.of(RequestOp.newBuilder().setRequestPut(put).build()));
        } catch (NotDoneException refused) {
            lease = NO_LEASE; // it may have run out: the next one takes a new one
            throw refused;
        }
        if (!response.getSucceeded()) {
            throw new NotDoneException("held");
        }
        long token = response.getHeader().getRevision();
        tokens.put(key, token);
        return token;
    }

    /** @throws NotDoneException also if this client does not hold it, or no more */
    void release(ByteString key, Calls calls) throws NotDoneException, InDoubtException {
        Long token = tokens.get(key);
        if (token == null) {
            throw new NotDoneException("not held");
        }
        boolean held = calls.commit(List.of(Requests.wasCreatedAt(key, token)), List.of(Requests.delete(key)))
                .getSucceeded();
        tokens.remove(key);
        if (!held) {
            throw new NotDoneException("not held any more");
        }
    }
}
