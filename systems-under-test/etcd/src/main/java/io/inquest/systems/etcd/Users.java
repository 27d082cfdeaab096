package io.inquest.systems.etcd;

import io.etcd.jetcd.api.AuthEnableRequest;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthRoleAddRequest;
import io.etcd.jetcd.api.AuthRoleGrantPermissionRequest;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import io.etcd.jetcd.api.Permission;
import java.util.concurrent.TimeUnit;

/** The users of a new cluster: root, who may do anything, and the one whom clients are, who may read and write their keys. */
final class Users {
    private static final String CLIENTS = "inquest";
    private static final long PATIENCE_MILLIS = 5000;

    private final Connection connection;

    private Users(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes them, and shuts out everybody else. Waits.
     *
     * @param user may be root too
     */
    static void make(Connection connection, Credentials root, Credentials user) {
        Users users = new Users(connection);
        users.add(root, root.name());
        if (!user.name().equals(root.name())) {
            users.add(user, CLIENTS);
            users.mayUseKeys();
        }
        users.auth().authEnable(AuthEnableRequest.getDefaultInstance());
    }

    private void add(Credentials who, String role) {
        auth().roleAdd(AuthRoleAddRequest.newBuilder().setName(role).build());
        auth().userAdd(AuthUserAddRequest.newBuilder()
                .setName(who.name())
                .setPassword(who.password())
                .build());
        auth().userGrantRole(AuthUserGrantRoleRequest.newBuilder()
                .setUser(who.name())
                .setRole(role)
                .build());
    }

    private void mayUseKeys() {
        auth().roleGrantPermission(AuthRoleGrantPermissionRequest.newBuilder()
                .setName(CLIENTS)
                .setPerm(Permission.newBuilder()
                        .setPermType(Permission.Type.READWRITE)
                        .setKey(Keys.FIRST)
                        .setRangeEnd(Keys.BEYOND))
                .build());
    }

    private AuthGrpc.AuthBlockingStub auth() {
        return connection.auth().withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
