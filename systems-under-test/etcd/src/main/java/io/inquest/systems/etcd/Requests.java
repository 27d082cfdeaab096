package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;

/** The parts of etcd's transactions. A key that holds nothing has revisions of 0. */
final class Requests {
    private Requests() {}

    static RangeRequest range(ByteString key, boolean serializable) {
        return RangeRequest.newBuilder()
                .setKey(key)
                .setSerializable(serializable)
                .build();
    }

    static RequestOp read(ByteString key, boolean serializable) {
        return RequestOp.newBuilder().setRequestRange(range(key, serializable)).build();
    }

    /** Null is kept as nothing. */
    static RequestOp write(ByteString key, Object value) {
        if (value == null) {
            return delete(key);
        }
        return RequestOp.newBuilder()
                .setRequestPut(PutRequest.newBuilder().setKey(key).setValue(Json.encode(value)))
                .build();
    }

    static RequestOp delete(ByteString key) {
        return RequestOp.newBuilder()
                .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(key))
                .build();
    }

    static Compare holds(ByteString key, Object value) {
        if (value == null) {
            return wasCreatedAt(key, 0);
        }
        return Compare.newBuilder()
                .setKey(key)
                .setTarget(Compare.CompareTarget.VALUE)
                .setResult(Compare.CompareResult.EQUAL)
                .setValue(Json.encode(value))
                .build();
    }

    static Compare wasCreatedAt(ByteString key, long revision) {
        return Compare.newBuilder()
                .setKey(key)
                .setTarget(Compare.CompareTarget.CREATE)
                .setResult(Compare.CompareResult.EQUAL)
                .setCreateRevision(revision)
                .build();
    }

    static Compare wasLastWrittenAt(ByteString key, long revision) {
        return Compare.newBuilder()
                .setKey(key)
                .setTarget(Compare.CompareTarget.MOD)
                .setResult(Compare.CompareResult.EQUAL)
                .setModRevision(revision)
                .build();
    }
}
