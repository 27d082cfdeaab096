package io.inquest.systems.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.RangeResponse;
import io.inquest.history.Operation;
import io.inquest.systems.BlockingDriver;
import io.inquest.systems.Completion;
import io.inquest.systems.NotDoneException;
import java.util.List;

/** What a client does, at one member. */
final class Driver implements BlockingDriver {
    private final Connection connection;
    private final String node;
    private final boolean serializableReads;
    private final Locks locks;

    /** @param node the member's name */
    Driver(Connection connection, String node, boolean serializableReads, Locks locks) {
        this.connection = connection;
        this.node = node;
        this.serializableReads = serializableReads;
        this.locks = locks;
    }

    @Override
    public Completion invoke(Operation operation) {
        connection.reconnect();
        Calls calls = new Calls(connection);
        try {
            calls.logIn();
            return perform(operation, calls);
        } catch (NotDoneException certain) {
            return new Completion.Fail(certain.getMessage(), node);
        } catch (InDoubtException doubt) {
            return new Completion.Unknown(doubt.getMessage(), node);
        }
    }

    private Completion perform(Operation operation, Calls calls) throws NotDoneException, InDoubtException {
        ByteString key = Keys.of(operation.key());
        switch (operation.f()) {
            case "read":
                return ok(value(calls.contents(key, serializableReads)));
            case "write":
                calls.commit(List.of(), List.of(Requests.write(key, operation.value())));
                return ok(operation.value());
            case "cas":
                return cas(key, (List<?>) operation.value(), calls);
            case "add":
                new Transaction(List.of(List.of("append", operation.key(), operation.value()))).run(calls, false);
                return ok(operation.value());
            case "txn":
                return ok(new Transaction((List<?>) operation.value()).run(calls, serializableReads));
            case "acquire":
                return ok(locks.acquire(key, operation.actor().process(), calls));
            case "release":
                locks.release(key, calls);
                return ok(null);
            default:
                throw new NotDoneException("this client cannot " + operation.f() + ": it can "
                        + String.join(", ", EtcdProvider.FUNCTIONS));
        }
    }

    private Completion cas(ByteString key, List<?> oldAndNew, Calls calls) throws NotDoneException, InDoubtException {
        boolean matched = calls.commit(
                        List.of(Requests.holds(key, oldAndNew.get(0))), List.of(Requests.write(key, oldAndNew.get(1))))
                .getSucceeded();
        return matched ? ok(oldAndNew) : new Completion.Fail("mismatch", node);
    }

    private Completion ok(Object value) {
        return new Completion.Ok(value, node);
    }

    /** What a key holds; null where it is not there. */
    static Object value(RangeResponse response) {
        return response.getKvsCount() == 0
                ? null
                : Json.decode(response.getKvs(0).getValue());
    }

    @Override
    public void close() {
        connection.close();
    }
}
