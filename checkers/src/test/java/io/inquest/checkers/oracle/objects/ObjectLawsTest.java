package io.inquest.checkers.oracle.objects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.History;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What implies what among the models of one object, on random histories; and that neighbours are not the same. */
class ObjectLawsTest {
    private static final int TOLD_APART_MIN = 20;

    private static final Map<ObjectModel, List<ObjectModel>> IMPLIED = Map.of(
            ObjectModel.FIFO_BROADCAST, List.of(ObjectModel.BROADCAST),
            ObjectModel.CAUSAL_BROADCAST, List.of(ObjectModel.FIFO_BROADCAST, ObjectModel.BROADCAST),
            ObjectModel.TOTAL_ORDER_BROADCAST, List.of(ObjectModel.BROADCAST),
            ObjectModel.BROADCAST, List.of(ObjectModel.EXACTLY_ONCE),
            ObjectModel.QUEUE, List.of(ObjectModel.EXACTLY_ONCE),
            ObjectModel.LOG, List.of(ObjectModel.EXACTLY_ONCE),
            ObjectModel.EXACTLY_ONCE, List.of(ObjectModel.AT_MOST_ONCE, ObjectModel.AT_LEAST_ONCE));

    @ParameterizedTest
    @EnumSource(names = {"QUEUE", "LOG", "BROADCAST"})
    void theStrongerImpliesTheWeaker(Subject subject) {
        List<ObjectModel> models = ObjectModel.ofSubject(subject);
        Map<ObjectModel, Map<ObjectModel, Integer>> apart = new EnumMap<>(ObjectModel.class);
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = ObjectHistories.small(seed, subject);
            Set<String> anomalies = subject.anomalies(history, Map.of());
            for (ObjectModel one : models) {
                for (ObjectModel other : models) {
                    if (isValid(one, subject, anomalies) && !isValid(other, subject, anomalies)) {
                        assertTrue(!implies(one, other), () -> one + " and " + other + "\n" + Installed.shown(history));
                        apart.computeIfAbsent(one, any -> new EnumMap<>(ObjectModel.class))
                                .merge(other, 1, Integer::sum);
                    }
                }
            }
            boolean both = isValid(ObjectModel.AT_MOST_ONCE, subject, anomalies)
                    && isValid(ObjectModel.AT_LEAST_ONCE, subject, anomalies);
            assertTrue(!both || isValid(ObjectModel.EXACTLY_ONCE, subject, anomalies), () -> Installed.shown(history));
        }
        IMPLIED.forEach((stronger, weaker) -> weaker.forEach(model -> {
            boolean same = stronger == ObjectModel.BROADCAST; // exactly once is all that it asks for
            if (!same && models.contains(stronger) && models.contains(model)) {
                int count = apart.getOrDefault(model, Map.of()).getOrDefault(stronger, 0);
                assertTrue(count >= TOLD_APART_MIN, () -> "only " + count + " are " + model + " but not " + stronger);
            }
        }));
    }

    private static boolean implies(ObjectModel one, ObjectModel other) {
        List<ObjectModel> implied = IMPLIED.getOrDefault(one, List.of());
        return implied.contains(other) || implied.stream().anyMatch(model -> implies(model, other));
    }

    private static boolean isValid(ObjectModel model, Subject subject, Set<String> anomalies) {
        return Collections.disjoint(model.forbidden(subject), anomalies);
    }
}
