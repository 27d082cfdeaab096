package io.inquest.checkers.linear;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Cell;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import java.util.Map;
import java.util.Optional;

/** A user's register: the checker knows nothing about it but its steps, so it has to search. */
final class PlainRegister implements Model<Cell> {
    private final RegisterModel register = new RegisterModel();
    private final Cell init;

    PlainRegister() {
        this(new Cell(null));
    }

    PlainRegister(Cell init) {
        this.init = init;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Map<String, Access> functions() {
        return register.functions();
    }

    @Override
    public Cell init() {
        return init;
    }

    @Override
    public Optional<Cell> step(Cell state, Call call) {
        return register.step(state, call);
    }
}
