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
 * dbcop's text: transactions {@code [x:=1 y==2 z==?]}, several a line, a {@code !} behind one that did not commit; a line
 * of dashes parts sessions; {@code //} begins a comment. {@code :=} writes, {@code ==} reads, {@code ==?} reads what was
 * there at the beginning.
 */
public final class DbcopTextFormat implements HistoryFormat {
    private static final String NAME = "\\w+";
    private static final String EVENT = NAME + "(?::=\\d{1,18}|==(?:\\d{1,18}|\\?))";
    private static final Pattern PARTS = Pattern.compile("(" + NAME + ")(:=|==)(\\d{1,18}|(?<===)\\?)");
    private static final Pattern SESSION = Pattern.compile("\\s*-+\\s*");
    private static final Pattern BEGINNING = Pattern.compile(
            "\\A\\uFEFF?(?:\\s|//[^\\n]*(?:\\n|\\z)|-+[ \\t]*\\r?\\n)*\\[\\s*(?:" + EVENT + "[\\s\\]]|\\]!?\\s*[\\[-])",
            Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String name() {
        return "dbcop-text";
    }

    @Override
    public String summary() {
        return "transactions [x:=1 y==2 z==?] by session, parted by ---, as dbcop's .hist files have them";
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
        long number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            int from = number == 1 && text.startsWith("\uFEFF") ? 1 : 0;
            int comment = text.indexOf("//");
            String bare = text.substring(from, comment < 0 ? text.length() : comment);
            if (SESSION.matcher(bare).matches()) {
                session++;
            } else {
                line(bare, session, transactions, name, number);
            }
        }
        return new ReadResult(transactions.history(), List.of());
    }

    private static void line(String text, int session, SessionTransactions transactions, String file, long number) {
        int at = skipSpaces(text, 0);
        while (at < text.length()) {
            int end = text.indexOf(']', at);
            if (text.charAt(at) != '[' || end < 0) {
                throw unexpected(text.substring(at), at, file, number);
            }
            boolean committed = end + 1 == text.length() || text.charAt(end + 1) != '!';
            int transaction = transactions.begin(session, committed);
            for (String word : text.substring(at + 1, end).strip().split("\\s+")) {
                Matcher event = PARTS.matcher(word);
                if (event.matches()) {
                    Object version = event.group(3).equals("?") ? null : Long.valueOf(event.group(3));
                    transactions.add(transaction, event.group(2).equals(":="), event.group(1), version);
                } else if (!word.isEmpty()) {
                    throw unexpected(word, at, file, number);
                }
            }
            at = skipSpaces(text, committed ? end + 1 : end + 2);
        }
    }

    private static int skipSpaces(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static HistoryFormatException unexpected(String found, int at, String file, long number) {
        String message = "expected a transaction such as [x:=1 y==2 z==?], a line of dashes or a comment, found ";
        return new HistoryFormatException(file, number, at + 1, message + Recorded.shown(found), null);
    }
}
