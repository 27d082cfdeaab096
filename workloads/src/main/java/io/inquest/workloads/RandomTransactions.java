package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Transactions drawn from a mix, without an end. What is written to a key is 1, 2, 3 and so on, each once; a key that has had
 * its writes makes room for the next, which takes over its popularity.
 */
final class RandomTransactions implements Generator {
    /** A write, in the way of registers or of lists. */
    interface Write {
        List<Object> of(long key, long value);
    }

    private final TransactionMix mix;
    private final Write write;
    private final long begun; // how many keys
    private final long[] keyAt; // by place
    private final int[] written; // by place: how many writes its key has had

    private RandomTransactions(TransactionMix mix, Write write, long begun, long[] keyAt, int[] written) {
        this.mix = mix;
        this.write = write;
        this.begun = begun;
        this.keyAt = keyAt;
        this.written = written;
    }

    static RandomTransactions of(TransactionMix mix, Write write) {
        int places = mix.keys().size();
        long[] keyAt = new long[places];
        Arrays.setAll(keyAt, place -> place);
        return new RandomTransactions(mix, write, places, keyAt, new int[places]);
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        RandomGenerator random = context.random();
        long[] keys = keyAt.clone();
        int[] writes = written.clone();
        long next = begun;
        boolean onlyReads = mix.drawReadOnly(random);
        List<List<Object>> operations = new ArrayList<>();
        for (int left = mix.drawLength(random); left > 0; left--) {
            int place = mix.keys().draw(random);
            if (onlyReads || mix.drawRead(random)) {
                operations.add(Txn.read(keys[place]));
                continue;
            }
            operations.add(write.of(keys[place], ++writes[place]));
            if (writes[place] == mix.writesPerKey()) {
                keys[place] = next++;
                writes[place] = 0;
            }
        }
        return new Step.Emit(
                Txn.call(operations).by(worker, context), new RandomTransactions(mix, write, next, keys, writes));
    }
}
