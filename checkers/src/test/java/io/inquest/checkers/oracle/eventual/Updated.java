package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.oracle.objects.Op;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The objects whose replicas may differ for a while: what updates them, and what their reads return. */
public enum Updated {
    REGISTER("register", "write"),
    SET("set", "add"),
    COUNTER("counter", "add");

    private final String setting;
    private final String update;

    Updated(String setting, String update) {
        this.setting = setting;
        this.update = update;
    }

    /** Its name as a check's {@code object} setting. */
    String setting() {
        return setting;
    }

    /** The function that updates it. */
    String update() {
        return update;
    }

    /** Whether it is a read that returned. */
    static boolean isRead(Op op) {
        return op.is("read") && op.ok();
    }

    /** Whether it is an update that did not fail. */
    boolean isUpdate(Op op) {
        return isTried(op) && !op.failed();
    }

    /** Whether it is an update, whatever became of it. */
    boolean isTried(Op op) {
        return op.is(update) || (this == REGISTER && op.is("cas"));
    }

    /** What a read returned, in a form in which equal states are equal. */
    Object state(Op read) {
        switch (this) {
            case SET:
                return elements(read);
            case COUNTER:
                return read.result() == null ? BigInteger.ZERO : number(read.result());
            default:
                return read.result();
        }
    }

    /** Whether a read says that there is nothing: of a counter, whose 0 is a number as any, none does. */
    boolean isInit(Op read) {
        return this == SET ? elements(read).isEmpty() : this == REGISTER && read.result() == null;
    }

    static Set<Object> elements(Op read) {
        return new HashSet<>(read.result() == null ? List.of() : (List<?>) read.result());
    }

    static BigInteger number(Object value) {
        return new BigInteger(value.toString());
    }

    static BigInteger sum(Collection<Op> adds) {
        return adds.stream().map(add -> number(add.argument())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Whether a value of a register, or an element of a set, is what the update puts there. */
    static boolean puts(Op update, Object value) {
        return Objects.equals(update.is("cas") ? ((List<?>) update.argument()).get(1) : update.argument(), value);
    }
}
