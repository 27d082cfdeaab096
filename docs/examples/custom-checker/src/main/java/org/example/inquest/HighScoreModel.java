package org.example.inquest;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import io.inquest.history.EventType;
import java.util.Map;
import java.util.Optional;

/** The best score of a game: {@code submit} n, {@code best} → the greatest that was submitted; 0 at first. */
public final class HighScoreModel implements Model<Long> {
    @Override
    public String name() {
        return "high-score";
    }

    @Override
    public Map<String, Access> functions() {
        return Map.of("submit", Access.UPDATE, "best", Access.READ);
    }

    @Override
    public Long init() {
        return 0L;
    }

    @Override
    public Optional<Long> step(Long best, Call call) {
        if (call.f().equals("submit")) {
            return Optional.of(Math.max(best, score(call.argument())));
        }
        boolean legal = call.outcome() != EventType.OK || best == score(call.result());
        return legal ? Optional.of(best) : Optional.empty();
    }

    private static long score(Object value) {
        if (value instanceof Long score) {
            return score;
        }
        throw new IllegalArgumentException("a score is a whole number, not " + value);
    }
}
