package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Transactions that read both keys of a pair and write one, without an end. Some pairs are updated again and again; into
 * others two transactions, one right after the other, insert once, each the key that the other does not.
 */
final class SkewedPairs implements Generator {
    /** Of so many draws one only reads. */
    private static final int READ_ONE_IN = 5;
    /** Of so many draws one is of two inserts. */
    private static final int INSERTS_ONE_IN = 4;

    private static final long NONE = -1;

    /** What happens to pairs. */
    enum Kind {
        UPDATES,
        INSERTS,
        BOTH;

        private boolean drawInserts(RandomGenerator random) {
            return this == INSERTS || (this == BOTH && random.nextInt(INSERTS_ONE_IN) == 0);
        }
    }

    private final Kind kind;
    private final int transactionsPerPair;
    private final long begun; // how many pairs
    private final long[] pairAt; // by place: of the pairs that are updated
    private final int[] given; // by place: how many transactions its pair has had
    private final long insert; // the key into which the second of two inserts goes, or -1

    private SkewedPairs(Kind kind, int transactionsPerPair, long begun, long[] pairAt, int[] given, long insert) {
        this.kind = kind;
        this.transactionsPerPair = transactionsPerPair;
        this.begun = begun;
        this.pairAt = pairAt;
        this.given = given;
        this.insert = insert;
    }

    /** So many pairs that are updated at a time, unless all are inserted into. */
    static SkewedPairs of(Kind kind, int pairs, int transactionsPerPair) {
        int places = kind == Kind.INSERTS ? 0 : pairs;
        long[] pairAt = new long[places];
        Arrays.setAll(pairAt, place -> place);
        return new SkewedPairs(kind, transactionsPerPair, places, pairAt, new int[places], NONE);
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        RandomGenerator random = context.random();
        if (insert != NONE) {
            return emit(worker, context, insert, 1, with(begun, NONE));
        }
        if (kind.drawInserts(random)) {
            long key = 2 * begun + random.nextInt(2);
            return emit(worker, context, key, 1, with(begun + 1, other(key)));
        }
        int place = random.nextInt(pairAt.length);
        long key = 2 * pairAt[place] + random.nextInt(2);
        long value = random.nextInt(READ_ONE_IN) == 0 ? NONE : given[place] + 1L;
        return emit(worker, context, key, value, oneMoreAt(place));
    }

    private static long other(long key) {
        return key ^ 1;
    }

    private SkewedPairs with(long nowBegun, long nowInsert) {
        return new SkewedPairs(kind, transactionsPerPair, nowBegun, pairAt, given, nowInsert);
    }

    private SkewedPairs oneMoreAt(int place) {
        int[] counts = given.clone();
        counts[place]++;
        if (counts[place] < transactionsPerPair) {
            return new SkewedPairs(kind, transactionsPerPair, begun, pairAt, counts, NONE);
        }
        long[] pairs = pairAt.clone();
        pairs[place] = begun;
        counts[place] = 0;
        return new SkewedPairs(kind, transactionsPerPair, begun + 1, pairs, counts, NONE);
    }

    /** Reads the pair of this key, and writes the key unless there is no value. */
    private static Step.Emit emit(int worker, Context context, long key, long value, Generator rest) {
        List<Long> pair = Txn.shuffled(List.of(key, other(key)), context.random());
        List<List<Object>> operations = new ArrayList<>(Txn.reads(pair));
        if (value != NONE) {
            operations.add(Txn.write(key, value));
        }
        return new Step.Emit(Txn.call(operations).by(worker, context), rest);
    }
}
