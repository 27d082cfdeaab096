package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What sessions do to a few registers that all of them share: each one program after another, drawn from those in which
 * session guarantees show when they are broken. Every value is written once. From time to time a fresh register takes the
 * place of the oldest.
 */
final class SessionOperations implements Generator {
    /** Each side of each guarantee, of one register and of two: who makes the order, and who would see it broken. */
    static final List<String> PROGRAMS = List.of(
            "Wx Rx Rx",
            "Wx Wx",
            "Wx Wx Wy",
            "Rx Wx",
            "Rx Wy",
            "Rx Wx Rx Wx",
            "Rx Rx Rx Rx",
            "Rx Rx Rx Rx Rx",
            "Ry Rx Rx",
            "Ry Rx Ry Rx");

    private final int keys;
    private final int operationsPerKey;
    private final long given;
    private final long written;
    private final Program[] programs; // by worker: what is left of it, null for nothing; null before the first question

    SessionOperations(int keys, int operationsPerKey) {
        this(keys, operationsPerKey, 0, 0, null);
    }

    private SessionOperations(int keys, int operationsPerKey, long given, long written, Program[] programs) {
        this.keys = keys;
        this.operationsPerKey = operationsPerKey;
        this.given = given;
        this.written = written;
        this.programs = programs;
    }

    /** A client whose process was lost in the middle of a program goes on with it: as good as any other. */
    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        Program[] left = programs == null ? new Program[context.clients()] : programs.clone();
        Program program = left[worker] == null || left[worker].isOver() ? drawn(context.random()) : left[worker];
        left[worker] = program.rest();
        return new Step.Emit(
                program.first(written + 1).by(worker, context),
                new SessionOperations(
                        keys, operationsPerKey, given + 1, program.writes() ? written + 1 : written, left));
    }

    /** About two different registers, if there are two. */
    private Program drawn(RandomGenerator random) {
        long oldest = given / operationsPerKey;
        int x = random.nextInt(keys);
        int y = keys == 1 ? x : (x + 1 + random.nextInt(keys - 1)) % keys;
        String text = PROGRAMS.get(random.nextInt(PROGRAMS.size()));
        return new Program(text, List.of(oldest + x, oldest + y));
    }
}
