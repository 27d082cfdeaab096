package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;

/** Where in etcd a history's keys are. */
final class Keys {
    private static final ByteString FOLDER = ByteString.copyFromUtf8("inquest/");

    /** Read to see whether a member serves; never written. */
    static final ByteString PROBE = ByteString.copyFromUtf8("inquest-probe");

    private Keys() {}

    static ByteString of(Object key) {
        return FOLDER.concat(Json.encode(key));
    }
}
