package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Locks, one a key: {@code acquire} → a fencing token or null, {@code release}. A session provably holds a lock from the
 * completion of its acquire to the invocation of its next release that did not fail, or to the end of the history.
 */
public final class LockChecker extends ObjectChecker {
    private static final String MUTUAL_EXCLUSION = "mutual-exclusion";
    private static final String FENCING_TOKEN = "fencing-token";

    public LockChecker() {
        super(
                "lock",
                "At most one session holds a lock, and each fencing token is higher than all before.",
                List.of("acquire", "release"),
                List.of(MUTUAL_EXCLUSION, FENCING_TOKEN));
    }

    @Override
    void judge(History history, CheckContext context, Findings findings, Meter meter) {
        new Pass(history, findings, meter).run();
    }

    /** Goes through the events once. A <em>claim</em> is what is known of one session and one lock. */
    private static final class Pass {
        private static final int NONE = -1;

        private final History history;
        private final Findings findings;
        private final Meter meter;
        private final ObjectWords words;
        private final int acquire;
        /** By lock and process. */
        private final LongIntMap claims = new LongIntMap();
        /** By claim: the acquire that holds the lock, or {@link #NONE}; and the neighbours among those that hold it. */
        private int[] held = new int[16];

        private int[] above = new int[16];
        private int[] below = new int[16];
        /** By claim: the acquire of the highest token that was complete when the session's open acquire began. */
        private int[] highestBefore = new int[16];
        /** By lock: the claim that holds it since last, and the acquire of the highest token so far. */
        private final int[] latest;

        private final int[] highest;
        /** By lock and token: the first acquire that returned it. */
        private final LongIntMap firstOfToken = new LongIntMap();

        private final Numbers tokens;

        Pass(History history, Findings findings, Meter meter) {
            this.history = history;
            this.findings = findings;
            this.meter = meter;
            this.words = new ObjectWords(history);
            this.acquire = history.functionNumber("acquire");
            this.tokens = new Numbers(meter);
            this.latest = meter.ints(history.keyCount());
            this.highest = meter.ints(history.keyCount());
            Arrays.fill(latest, NONE);
            Arrays.fill(highest, NONE);
        }

        void run() {
            long acquired = 0;
            for (int i = 0; i < history.size(); i++) {
                meter.step();
                if (history.type(i) == EventType.INVOKE) {
                    begin(i);
                } else if (history.type(i) == EventType.OK && history.function(i) == acquire) {
                    acquired++;
                    acquired(history.invocation(i), i);
                }
            }
            findings.measure("acquired", acquired);
        }

        private void begin(int invocation) {
            int lock = history.key(invocation);
            if (!Calls.counts(history, invocation)) {
                return;
            }
            if (history.function(invocation) != acquire) {
                release(lock, claims.get(Numbers.pair(lock, history.process(invocation))));
            } else if (Calls.okCompletion(history, invocation) != Calls.NEVER) {
                int claim = claim(invocation); // which may make room for more
                highestBefore[claim] = highest[lock];
            }
        }

        private void release(int lock, int claim) {
            if (claim == LongIntMap.ABSENT || held[claim] == NONE) {
                return;
            }
            held[claim] = NONE;
            if (below[claim] != NONE) {
                above[below[claim]] = above[claim];
            }
            if (above[claim] != NONE) {
                below[above[claim]] = below[claim];
            } else {
                latest[lock] = below[claim];
            }
        }

        private void acquired(int invocation, int completion) {
            int lock = history.key(invocation);
            int claim = claim(invocation);
            int holder = held[claim] != NONE ? claim : latest[lock];
            if (holder != NONE) {
                int other = held[holder];
                findings.add(MUTUAL_EXCLUSION, () -> twoHolders(other, invocation));
            }
            if (held[claim] == NONE) {
                held[claim] = invocation;
                above[claim] = NONE;
                below[claim] = latest[lock];
                if (latest[lock] != NONE) {
                    above[latest[lock]] = claim;
                }
                latest[lock] = claim;
            }
            if (history.value(completion) != History.NULL) {
                compareToken(invocation, lock, highestBefore[claim]);
            }
        }

        private void compareToken(int invocation, int lock, int before) {
            BigInteger token = token(invocation);
            long ofLock = Numbers.pair(lock, tokens.of(history.value(history.completion(invocation))));
            int same = firstOfToken.get(ofLock);
            if (before != NONE && token.compareTo(token(before)) <= 0) {
                findings.add(FENCING_TOKEN, () -> notHigher(before, invocation));
            } else if (same != LongIntMap.ABSENT) {
                findings.add(FENCING_TOKEN, () -> sameToken(same, invocation));
            }
            if (same == LongIntMap.ABSENT) {
                Numbers.put(firstOfToken, ofLock, invocation, meter);
            }
            if (highest[lock] == NONE || token.compareTo(token(highest[lock])) > 0) {
                highest[lock] = invocation;
            }
        }

        private BigInteger token(int invocation) {
            Object value = history.valueOf(history.value(history.completion(invocation)));
            if (value instanceof Long small) {
                return BigInteger.valueOf(small);
            }
            if (value instanceof BigInteger large) {
                return large;
            }
            throw new UnfitValueException(
                    invocation, "an acquire returns a fencing token, an integer, or null, not " + Text.of(value));
        }

        private int claim(int invocation) {
            long session = Numbers.pair(history.key(invocation), history.process(invocation));
            int known = claims.get(session);
            if (known != LongIntMap.ABSENT) {
                return known;
            }
            int claim = claims.size();
            if (claim == held.length) {
                meter.reserve(16L * claim);
                held = Arrays.copyOf(held, 2 * claim);
                above = Arrays.copyOf(above, 2 * claim);
                below = Arrays.copyOf(below, 2 * claim);
                highestBefore = Arrays.copyOf(highestBefore, 2 * claim);
            }
            held[claim] = NONE;
            Numbers.put(claims, session, claim, meter);
            return claim;
        }

        private Finding twoHolders(int first, int second) {
            int release = nextRelease(first);
            String until = release == History.NONE
                    ? "never began to release it"
                    : "began to release it only at " + words.moment(release);
            return words.finding(
                    MUTUAL_EXCLUSION,
                    "Process " + history.process(first) + " held the lock" + words.ofKey(first) + " since "
                            + words.moment(history.completion(first)) + ", when its acquire completed, and " + until
                            + "; " + words.call(second) + " completed at " + words.moment(history.completion(second))
                            + ", in between.",
                    first,
                    second,
                    release);
        }

        /** The release that ends what a session provably holds, or {@link History#NONE}. */
        private int nextRelease(int first) {
            for (int i = history.completion(first); i < history.size(); i++) {
                if (history.type(i) == EventType.INVOKE
                        && history.process(i) == history.process(first)
                        && history.key(i) == history.key(first)
                        && history.function(i) != acquire
                        && Calls.counts(history, i)) {
                    return i;
                }
            }
            return History.NONE;
        }

        private Finding notHigher(int first, int second) {
            return words.finding(
                    FENCING_TOKEN,
                    words.atStart(second) + " returned the token " + token(second) + words.ofKey(second)
                            + ", not higher than " + token(first) + ", which " + words.call(first)
                            + " had returned before it began.",
                    first,
                    second);
        }

        private Finding sameToken(int first, int second) {
            return words.finding(
                    FENCING_TOKEN,
                    words.atStart(first) + " and " + words.call(second) + " both returned the token " + token(second)
                            + words.ofKey(second) + ".",
                    first,
                    second);
        }
    }
}
