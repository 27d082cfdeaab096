package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A bank: {@code transfer} {from, to, amount} moves money, {@code read} → {account: balance} shows all accounts at one
 * moment. The whole history is one bank, whatever the keys. What the accounts hold together is the setting
 * {@code total}; without it, what the read that completed first says. No balance is negative unless the setting
 * {@code negative-balances} is true.
 */
public final class BankChecker extends ObjectChecker {
    private static final String WRONG_TOTAL = "wrong-total";
    private static final String NEGATIVE_BALANCE = "negative-balance";
    /** Of a number of the measures; a sum may have more digits than its parts. */
    private static final int PRECISION_MAX = 900;

    private static final List<String> TRANSFER = List.of("from", "to", "amount");

    private static final Setting TOTAL = new Setting("total", Setting.Type.NUMBER, "what all accounts hold together");
    private static final Setting NEGATIVE_BALANCES =
            new Setting("negative-balances", Setting.Type.FLAG, "whether an account may be below zero");

    public BankChecker() {
        super(
                "bank",
                "Every read shows the same total, and no account below zero.",
                List.of("transfer", "read"),
                List.of(WRONG_TOTAL, NEGATIVE_BALANCE));
    }

    @Override
    public List<Setting> settings() {
        return List.of(TOTAL, NEGATIVE_BALANCES);
    }

    @Override
    boolean asksForRealTime() {
        return false;
    }

    @Override
    void judge(History history, CheckContext context, Findings findings, Meter meter) {
        new Pass(history, context, findings, meter).run();
    }

    private static final class Pass {
        private final History history;
        private final Findings findings;
        private final Meter meter;
        private final ObjectWords words;
        private final boolean mayBeNegative;
        /** What the accounts hold together; null until it is known. */
        private BigDecimal total;
        /** The read that said so, or {@link History#NONE}. */
        private int source = History.NONE;

        Pass(History history, CheckContext context, Findings findings, Meter meter) {
            this.history = history;
            this.findings = findings;
            this.meter = meter;
            this.words = new ObjectWords(history);
            try {
                this.mayBeNegative = Boolean.TRUE.equals(NEGATIVE_BALANCES.in(context));
                this.total = TOTAL.numberIn(context);
            } catch (IllegalArgumentException e) {
                throw new UnfitSettingException("The setting " + e.getMessage());
            }
        }

        void run() {
            int read = history.functionNumber("read");
            long reads = 0;
            for (int i = 0; i < history.size(); i++) {
                meter.step();
                if (history.type(i) == EventType.INVOKE && history.function(i) != read && Calls.counts(history, i)) {
                    requireTransfer(i);
                } else if (history.type(i) == EventType.OK && history.function(i) == read) {
                    reads++;
                    judge(i);
                }
            }
            findings.measure("reads", reads);
            if (total != null) {
                findings.measure("total", total.precision() < PRECISION_MAX ? total : total.toPlainString());
            }
        }

        private void requireTransfer(int invocation) {
            Object value = history.valueOf(history.value(invocation));
            if (!(value instanceof Map<?, ?> transfer)
                    || !transfer.keySet().containsAll(TRANSFER)
                    || !(transfer.get("amount") instanceof Number)) {
                throw new UnfitValueException(
                        invocation,
                        "a transfer has {\"from\": account, \"to\": account, \"amount\": n}, not " + Text.of(value));
            }
        }

        private void judge(int completion) {
            Object value = history.valueOf(history.value(completion));
            int invocation = history.invocation(completion);
            if (!(value instanceof Map<?, ?> balances)) {
                throw unfitRead(invocation, value);
            }
            meter.steps(balances.size());
            BigDecimal sum = sum(balances, invocation);
            if (total == null) {
                total = sum;
                source = invocation;
            } else if (sum.compareTo(total) != 0) {
                findings.add(WRONG_TOTAL, () -> wrongTotal(invocation, sum));
            }
            if (!mayBeNegative && hasNegative(balances)) {
                findings.add(NEGATIVE_BALANCE, () -> negative(invocation, balances));
            }
        }

        private static UnfitValueException unfitRead(int invocation, Object value) {
            return new UnfitValueException(
                    invocation,
                    "a read of a bank returns {account: balance}, balances being numbers, not " + Text.of(value));
        }

        private static BigDecimal sum(Map<?, ?> balances, int invocation) {
            long sum = 0;
            for (Object balance : balances.values()) {
                long more = balance instanceof Long small ? small : 0;
                long next = sum + more;
                boolean overflows = ((sum ^ next) & (more ^ next)) < 0;
                if (overflows || !(balance instanceof Long)) {
                    return largeSum(balances, invocation);
                }
                sum = next;
            }
            return BigDecimal.valueOf(sum);
        }

        private static BigDecimal largeSum(Map<?, ?> balances, int invocation) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Object balance : balances.values()) {
                if (!(balance instanceof Number)) {
                    throw unfitRead(invocation, balances);
                }
                sum = sum.add(new BigDecimal(balance.toString()));
            }
            return sum;
        }

        private static boolean hasNegative(Map<?, ?> balances) {
            for (Object balance : balances.values()) {
                if (isNegative(balance)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isNegative(Object balance) {
            return balance instanceof Long small ? small < 0 : new BigDecimal(balance.toString()).signum() < 0;
        }

        private Finding wrongTotal(int invocation, BigDecimal sum) {
            String expected = source == History.NONE
                    ? "the total given as a setting"
                    : "what " + words.call(source) + ", the first to complete, showed";
            return words.finding(
                    WRONG_TOTAL,
                    "The balances that " + words.call(invocation) + " returned add up to " + sum.toPlainString()
                            + ", not to " + total.toPlainString() + ", " + expected + ".",
                    source,
                    invocation);
        }

        private Finding negative(int invocation, Map<?, ?> balances) {
            for (Map.Entry<?, ?> account : balances.entrySet()) {
                if (isNegative(account.getValue())) {
                    return words.finding(
                            NEGATIVE_BALANCE,
                            words.atStart(invocation) + " showed the account " + Text.of(account.getKey()) + " at "
                                    + Text.of(account.getValue()) + ".",
                            invocation);
                }
            }
            throw new AssertionError("no balance is negative");
        }
    }
}
