package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static CheckContext unhurried(List<String> progress) {
        return new CheckContext(Map.of(), 1, 1L << 30, () -> 0, () -> false, message -> {
            synchronized (progress) {
                progress.add(message);
            }
        });
    }

    private static List<Decision> decide(History history, int processors) {
        return new Decider(history, new RegisterModel(), unhurried(new ArrayList<>()), processors).decide();
    }

    @Test
    void keysSideBySideAreDecidedAsOneAfterTheOther() {
        Shape shape = new Shape(25_000, 12, 9, 4, false, 33, 1, 0);
        Shape lying = new Shape(25_000, 5, 60, 4, false, 33, 1, 1);
        int stuck = 0;
        for (Shape each : List.of(shape, lying)) {
            History history = RandomHistories.of(new SplittableRandom(1), each);
            List<Decision> alone = decide(history, 1);
            for (int processors : new int[] {2, 5}) {
                List<Decision> together = decide(history, processors);
                assertEquals(alone.size(), together.size());
                for (int i = 0; i < alone.size(); i++) {
                    compare(alone.get(i), together.get(i));
                }
            }
            stuck += (int)
                    alone.stream().filter(Decision.Stuck.class::isInstance).count();
        }
        assertTrue(stuck > 10, stuck + " are not linearizable");
    }

    private static void compare(Decision alone, Decision together) {
        assertEquals(alone.getClass(), together.getClass());
        assertEquals(alone.part().key, together.part().key);
        if (alone instanceof Decision.Ordered ordered) {
            assertArrayEquals(ordered.order(), ((Decision.Ordered) together).order());
        } else if (alone instanceof Decision.Stuck stuck) {
            Reach reach = ((Decision.Stuck) together).deepest();
            assertEquals(stuck.deepest().blockedAt(), reach.blockedAt());
            assertEquals(stuck.deepest().refutedAt(), reach.refutedAt());
            assertArrayEquals(stuck.deepest().prefix(), reach.prefix());
        }
    }

    @Test
    void decisionsComeInTheOrderOfTheKeysWhicheverIsDecidedFirst() {
        History history = RandomHistories.of(new SplittableRandom(2), new Shape(500, 4, 7, 3, false, 20, 5, 0));
        List<Integer> keys =
                decide(history, 2).stream().map(decision -> decision.part().key).toList();
        assertEquals(keys.stream().sorted(Comparator.naturalOrder()).toList(), keys);
        assertEquals(7, keys.size());
    }

    @Test
    void thoseThatNeedMoreAreSaidSo() {
        History history = RandomHistories.of(new SplittableRandom(8), new Shape(12_000, 30, 1, 5, false, 40, 2, 0));
        List<String> progress = new ArrayList<>();
        Decider decider = new Decider(history, new RegisterModel(), unhurried(progress), 2);
        List<Decision> decisions = decider.decide();
        assertEquals(Validity.VALID, decisions.get(0).validity());
        String size = decisions.get(0).part().size() + " operations";
        assertEquals(
                List.of("linearizable: an object of " + size + " needs a longer search; 1 such objects are left"),
                progress);
    }
}
