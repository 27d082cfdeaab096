package io.inquest.history.formats;

import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of Plume and PolySI, which AWDIT reads and writes too: a micro-operation a line, {@code
 * r(key,value,session,transaction)} or {@code w(…)}, all integers; those of a transaction, and the transactions of a
 * session, in their order. Transaction -1 stands for what was never committed. A read of 0, where no line writes 0 to
 * that key, is of what was there at the beginning.
 */
public final class PlumeFormat implements HistoryFormat {
    private static final String INTEGER = "\\s*(-?\\d{1,19})\\s*";
    private static final Pattern OPERATION =
            Pattern.compile("\\s*([rw])\\(" + INTEGER + "," + INTEGER + "," + INTEGER + "," + INTEGER + "\\)\\s*");

    private static final Pattern BEGINNING = Pattern.compile("\\A\\uFEFF?\\s*[rw]\\(\\s*-?\\d");
    private static final long NOT_COMMITTED = -1;
    private static final long INITIAL = 0;

    private record Line(long number, boolean write, long key, long value, long session, long transaction) {}

    private record Id(long session, long transaction) {}

    @Override
    public String name() {
        return "plume";
    }

    @Override
    public String summary() {
        return "lines r(key,value,session,transaction) and w(...), as Plume, PolySI and AWDIT have them";
    }

    @Override
    public boolean looksLike(String head) {
        return BEGINNING.matcher(head).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<Line> operations = new ArrayList<>();
        Set<Long> initialWritten = new LinkedHashSet<>();
        long number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            String bare = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (bare.isBlank()) {
                continue;
            }
            Line line = line(bare, name, number);
            operations.add(line);
            if (line.write && line.value == INITIAL) {
                initialWritten.add(line.key);
            }
        }
        return new ReadResult(transactions(operations, initialWritten, name).history(), List.of());
    }

    private static SessionTransactions transactions(List<Line> operations, Set<Long> initialWritten, String name) {
        SessionTransactions transactions = new SessionTransactions();
        Map<Id, Integer> begun = new LinkedHashMap<>();
        for (Line line : operations) {
            boolean committed = line.transaction != NOT_COMMITTED;
            Integer transaction = committed ? begun.get(new Id(line.session, line.transaction)) : null;
            if (transaction == null) {
                try {
                    transaction = transactions.begin(line.session, committed);
                } catch (IllegalArgumentException e) {
                    throw new HistoryFormatException(name, line.number, 0, e.getMessage(), e);
                }
                begun.put(new Id(line.session, line.transaction), transaction);
            }
            boolean initial = !line.write && line.value == INITIAL && !initialWritten.contains(line.key);
            transactions.add(transaction, line.write, line.key, initial ? null : (Object) line.value);
        }
        return transactions;
    }

    private static Line line(String text, String file, long number) {
        Matcher matcher = OPERATION.matcher(text);
        if (matcher.matches()) {
            try {
                return new Line(
                        number,
                        matcher.group(1).equals("w"),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        Long.parseLong(matcher.group(4)),
                        Long.parseLong(matcher.group(5)));
            } catch (NumberFormatException beyondLong) {
                // the same sentence as for what is no integer
            }
        }
        throw new HistoryFormatException(
                file,
                number,
                0,
                "expected r(key,value,session,transaction) or w(…) with four integers of 64 bits, found "
                        + Recorded.shown(text),
                null);
    }
}
