package io.inquest.checkers.eventual;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.replicated.Preliminaries;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words for final reads in explanations. */
final class Words {
    private static final int SHOWN_MAX = 5;

    private final Replicated replicated;
    private final History history;
    private final EventWords words;

    Words(Replicated replicated) {
        this.replicated = replicated;
        this.history = replicated.history();
        this.words = Preliminaries.words(history);
    }

    EventWords words() {
        return words;
    }

    /** The words for the object of an event. */
    String object(int event) {
        return Preliminaries.object(replicated, event);
    }

    /** Who answered a read, such as: node n1. */
    String site(int read) {
        String node = history.node(history.completion(read));
        return node == null ? "process " + history.process(read) : "node " + node;
    }

    /** Such as: node n1 shows 5 (event 12). */
    String shows(int read) {
        return site(read) + " shows " + words.value(history.completion(read)) + " (" + words.moment(read) + ")";
    }

    /** One read for each of the different things that some showed, the first few. */
    List<Integer> different(int[] reads) {
        Map<Object, Integer> firsts = new LinkedHashMap<>();
        for (int read : reads) {
            firsts.putIfAbsent(replicated.shown(read), read);
        }
        List<Integer> all = new ArrayList<>(firsts.values());
        return all.size() > SHOWN_MAX ? all.subList(0, SHOWN_MAX) : all;
    }

    /** Such as: At the end not all nodes show the same in x: node n1 shows 5 (event 12), node n2 shows 6 (event 14). */
    String differ(List<Integer> reads) {
        List<String> all = new ArrayList<>();
        reads.forEach(read -> all.add(shows(read)));
        return "At the end not all nodes show the same in " + object(reads.get(0)) + ": " + String.join(", ", all);
    }
}
