package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.model.Text;
import io.inquest.checkers.objects.anomaly.ObjectChecker;
import io.inquest.checkers.objects.anomaly.ObjectWords;
import io.inquest.checkers.objects.anomaly.UnfitException;
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
                new ObjectKind("lock", List.of("acquire", "release")),
                List.of(MUTUAL_EXCLUSION, FENCING_TOKEN));
    }

    @Override
    protected void look(Check check) {
        new Pass(check).run();
    }

    /** Goes through the events once. A <em>claim</em> is what is known of one session and one lock. */
    private static final class Pass {
        private static final int NONE = -1;

        private final Check check;
        private final History history;
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

        Pass(Check check) {
            this.check = check;
            this.history = check.history();
            this.words = new ObjectWords(history);
            this.acquire = history.functionNumber("acquire");
            this.tokens = new Numbers(check.meter());
            this.latest = check.meter().ints(history.keyCount());
            this.highest = check.meter().ints(history.keyCount());
            Arrays.fill(latest, NONE);
            Arrays.fill(highest, NONE);
        }

        void run() {
            long acquired = 0;
            for (int i = 0; i < history.size(); i++) {
                check.meter().step();
                if (history.type(i) == EventType.INVOKE) {
                    begin(i);
                } else if (history.type(i) == EventType.OK && history.function(i) == acquire) {
                    acquired++;
                    acquired(history.invocation(i), i);
                }
            }
            check.measures().put("acquired", acquired);
        }

        private void begin(int invocation) {
            int lock = history.key(invocation);
            EventType outcome = ObjectWords.outcome(history, invocation);
            if (history.function(invocation) == acquire && outcome == EventType.OK) {
                highestBefore[claim(invocation)] = highest[lock];
            } else if (history.function(invocation) != acquire && outcome != EventType.FAIL) {
                release(lock, claims.get(Numbers.pair(lock, history.process(invocation))));
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
                check.anomalies().add(MUTUAL_EXCLUSION, () -> twoHolders(other, invocation));
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
                check.anomalies().add(FENCING_TOKEN, () -> notHigher(before, invocation));
            } else if (same != LongIntMap.ABSENT) {
                check.anomalies().add(FENCING_TOKEN, () -> sameToken(same, invocation));
            }
            if (same == LongIntMap.ABSENT) {
                Numbers.put(firstOfToken, ofLock, invocation, check.meter());
            }
            if (highest[lock] == NONE || token.compareTo(token(highest[lock])) > 0) {
                highest[lock] = invocation;
            }
        }

        private BigInteger token(int invocation) {
            int completion = history.completion(invocation);
            Object value = history.valueOf(history.value(completion));
            if (value instanceof Long small) {
                return BigInteger.valueOf(small);
            }
            if (value instanceof BigInteger large) {
                return large;
            }
            throw new UnfitException(
                    completion, "an acquire returns a fencing token, an integer, or null, not " + Text.of(value));
        }

        private int claim(int invocation) {
            long session = Numbers.pair(history.key(invocation), history.process(invocation));
            int known = claims.get(session);
            if (known != LongIntMap.ABSENT) {
                return known;
            }
            int claim = claims.size();
            if (claim == held.length) {
                check.meter().reserve(16L * claim);
                held = Arrays.copyOf(held, 2 * claim);
                above = Arrays.copyOf(above, 2 * claim);
                below = Arrays.copyOf(below, 2 * claim);
                highestBefore = Arrays.copyOf(highestBefore, 2 * claim);
            }
            held[claim] = NONE;
            Numbers.put(claims, session, claim, check.meter());
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
                        && ObjectWords.outcome(history, i) != EventType.FAIL) {
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
