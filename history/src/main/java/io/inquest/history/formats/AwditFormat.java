package io.inquest.history.formats;

import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that AWDIT has for tests: {@code r KEY VALUE} and {@code w KEY VALUE}, a line each, all integers; a line of
 * dashes parts transactions, one of equals signs sessions. Initial values are written by a transaction as any other.
 */
public final class AwditFormat implements HistoryFormat {
    private static final Pattern OPERATION = Pattern.compile("\\s*([rw])\\s+(\\d{1,18})\\s+(\\d{1,18})\\s*");
    private static final Pattern TRANSACTION = Pattern.compile("\\s*-+\\s*");
    private static final Pattern SESSION = Pattern.compile("\\s*=+\\s*");
    private static final Pattern BEGINNING =
            Pattern.compile("\\A\\uFEFF?(?:\\s|[-=]+[ \\t]*\\r?\\n)*[rw][ \\t]+\\d+[ \\t]+\\d+[ \\t]*(?:\\r?\\n|\\z)");

    @Override
    public String name() {
        return "awdit";
    }

    @Override
    public String summary() {
        return "lines r KEY VALUE and w KEY VALUE, transactions parted by ---, sessions by ===, as AWDIT's tests have them";
    }

    @Override
    public boolean looksLike(String head) {
        return BEGINNING.matcher(head).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        SessionTransactions transactions = new SessionTransactions();
        int session = 0;
        int transaction = -1;
        long number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            String bare = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            Matcher operation = OPERATION.matcher(bare);
            if (operation.matches()) {
                transaction = transaction < 0 ? transactions.begin(session, true) : transaction;
                transactions.add(
                        transaction,
                        operation.group(1).equals("w"),
                        Long.valueOf(operation.group(2)),
                        Long.valueOf(operation.group(3)));
            } else if (TRANSACTION.matcher(bare).matches()) {
                transaction = -1;
            } else if (SESSION.matcher(bare).matches()) {
                transaction = -1;
                session++;
            } else if (!bare.isBlank()) {
                throw new HistoryFormatException(
                        name,
                        number,
                        0,
                        "expected r KEY VALUE or w KEY VALUE with integers, a line of dashes or one of equals signs, found "
                                + Recorded.shown(bare),
                        null);
            }
        }
        return new ReadResult(transactions.history(), List.of());
    }
}
