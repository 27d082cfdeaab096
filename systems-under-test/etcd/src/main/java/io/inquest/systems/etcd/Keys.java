package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;

/** Where in etcd a history's keys are. */
final class Keys {
    private static final ByteString FOLDER = ByteString.copyFromUtf8("inquest/");

    /** Read to see whether a member serves; never written. */
    static final ByteString PROBE = ByteString.copyFromUtf8("inquest-probe");

    /** All keys are from this one on. */
    static final ByteString FIRST = ByteString.copyFromUtf8("inquest");

    /** All keys are before this one. */
    static final ByteString BEYOND = ByteString.copyFromUtf8("inquesu");

    private Keys() {}

    static ByteString of(Object key) {
        return FOLDER.concat(Json.encode(key));
    }
}
