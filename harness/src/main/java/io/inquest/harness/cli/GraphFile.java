package io.inquest.harness.cli;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.checkers.txn.graph.GraphExport;
import io.inquest.checkers.txn.lists.ListAnalysis;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where {@code check --graph} writes the dependencies of transactions, for other tools to draw.
 *
 * @param form as the name of the file ends
 */
record GraphFile(String typed, Path path, GraphExport.Form form) {
    /** What {@code --graph} says; null if it is not given. */
    static GraphFile of(Given given, Session session) {
        if (!given.has("graph")) {
            return null;
        }
        String typed = given.value("graph").orElseThrow();
        if (given.words().size() > 1) {
            throw new UsageException("--graph is of one history; check the files one by one");
        }
        Path path = session.path(typed);
        if (Files.exists(path)) {
            throw new UsageException("\"" + typed + "\" is there already; name another --graph");
        }
        return new GraphFile(typed, path, form(typed));
    }

    private static GraphExport.Form form(String typed) {
        String ending = typed.substring(typed.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "dot" -> GraphExport.Form.DOT;
            case "graphml" -> GraphExport.Form.GRAPHML;
            case "json" -> GraphExport.Form.JSON;
            default ->
                throw new UsageException(
                        "--graph takes a file whose name ends in .dot, .graphml or .json, not \"" + typed + "\"");
        };
    }

    /** Writes them, or says why there are none. */
    void write(History history, Subject object, CheckContext context, Terminal terminal) {
        if (!object.word().equals(HistoryObject.TRANSACTIONS.word())) {
            terminal.error("there is no graph to write: only transactions depend on one another, and this history is of"
                    + " the object " + object.word());
            return;
        }
        Transactions transactions = Transactions.of(history);
        if (holdsRegisters(transactions)) {
            terminal.error(
                    "there is no graph to write: it is of transactions that append to lists, whose reads show the"
                            + " order of versions, and these write registers");
            return;
        }
        try {
            Dependencies dependencies = ListAnalysis.of(transactions, new Evidence(1), Meter.start(context))
                    .dependencies();
            TxnWords words = new TxnWords(transactions);
            try (Writer out = Files.newBufferedWriter(path)) {
                GraphExport.write(dependencies, null, words::introduction, form, out);
            }
        } catch (OverBudgetException over) {
            terminal.error(
                    "there is no graph to write: finding the dependencies took more than --time-limit or --memory"
                            + " allows");
        } catch (IOException e) {
            throw new UsageException("\"" + typed + "\" cannot be written: " + e, e);
        }
    }

    private static boolean holdsRegisters(Transactions transactions) {
        for (int m = 0; m < transactions.size(); m++) {
            if (transactions.kind(m) == Transactions.WRITE) {
                return true;
            }
        }
        return false;
    }
}
