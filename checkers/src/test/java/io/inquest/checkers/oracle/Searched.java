package io.inquest.checkers.oracle;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import java.util.Map;
import java.util.Optional;

/** An object that nothing but the search knows how to decide: another model under a wrapping. */
record Searched<S>(Model<S> model) implements Model<S> {
    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Map<String, Access> functions() {
        return model.functions();
    }

    @Override
    public S init() {
        return model.init();
    }

    @Override
    public Optional<S> step(S state, Call call) {
        return model.step(state, call);
    }
}
