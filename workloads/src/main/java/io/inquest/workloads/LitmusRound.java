package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A litmus shape played once, about registers of its own: begun when all clients are free, by all of them at the same time,
 * who has which part being drawn. Every value is written once.
 *
 * @param programs what is left of each worker's part; empty before the beginning
 */
record LitmusRound(Litmus shape, List<Long> keys, long written, List<Program> programs) implements Generator {
    static LitmusRound of(Litmus shape, long firstKey) {
        return new LitmusRound(shape, List.of(firstKey, firstKey + 1, firstKey + 2), 0, List.of());
    }

    @Override
    public Step next(Context context) {
        if (!programs.isEmpty()) {
            return ask(context);
        }
        return context.allFree() ? begun(context).ask(context) : new Step.Pending(Step.Pending.NEVER, this);
    }

    private LitmusRound begun(Context context) {
        List<Program> parts = new ArrayList<>(shape.programs(context.clientCount(), keys));
        int turn = context.random().nextInt(parts.size());
        List<Program> byWorker = new ArrayList<>();
        for (int worker = 0, member = 0; worker < context.clients(); worker++) {
            byWorker.add(context.has(worker) ? parts.get((turn + member++) % parts.size()) : Program.NOTHING);
        }
        return new LitmusRound(shape, keys, 0, byWorker);
    }

    private Step ask(Context context) {
        int first = context.pickFree();
        boolean more = false;
        for (int i = 0; i < programs.size(); i++) {
            int worker = (Math.max(first, 0) + i) % programs.size();
            Program program = programs.get(worker);
            if (!program.isOver() && context.isFree(worker)) {
                List<Program> left = new ArrayList<>(programs);
                left.set(worker, program.rest());
                long value = written + 1;
                return new Step.Emit(
                        program.first(value).by(worker, context),
                        new LitmusRound(shape, keys, program.writes() ? value : written, left));
            }
            more |= !program.isOver();
        }
        return more ? new Step.Pending(Step.Pending.NEVER, this) : Step.DONE;
    }
}
