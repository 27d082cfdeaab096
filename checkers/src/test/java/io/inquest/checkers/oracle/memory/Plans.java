package io.inquest.checkers.oracle.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plans by chance, and what chance does to plans. */
final class Plans {
    private static final List<Object> KEYS = Arrays.asList("x", null, 7L);

    private Plans() {}

    /** Three to eight operations of two to four sessions on up to three keys. */
    static Plan anything(RandomGenerator random) {
        int keys = 1 + Math.min(random.nextInt(3), random.nextInt(3));
        int reads = 2 + random.nextInt(2);
        Plan plan = new Plan(2 + random.nextInt(3));
        for (int left = 3 + Math.max(random.nextInt(6), random.nextInt(6)); left > 0; left--) {
            Object key = KEYS.get(random.nextInt(keys));
            boolean write = random.nextInt(5) >= reads;
            Object value = write ? plan.written(key).size() + 1L : null;
            plan.add(random.nextInt(plan.sessions().size()), new Plan.Step(write, key, value, Plan.Fate.OK));
        }
        readAnything(plan, random);
        return plan;
    }

    /** Each read now returns INIT or what some write of its key writes. */
    static void readAnything(Plan plan, RandomGenerator random) {
        for (List<Plan.Step> session : plan.sessions()) {
            session.replaceAll(step -> {
                if (step.write()) {
                    return step;
                }
                List<Object> values = new ArrayList<>(plan.written(step.key()));
                if (values.isEmpty() || random.nextInt(3) == 0) {
                    values.add(null);
                }
                return step.withValue(values.get(random.nextInt(values.size())));
            });
        }
    }

    /** Some operations fail, end as info, or have no end. */
    static void sprinkleFates(Plan plan, RandomGenerator random) {
        for (List<Plan.Step> session : plan.sessions()) {
            session.replaceAll(step -> step.withFate(fate(step.write(), random)));
        }
    }

    /** A failed write is rare: a read of it decides at once. */
    static Plan.Fate fate(boolean write, RandomGenerator random) {
        int percent = random.nextInt(100);
        if (percent < (write ? 4 : 10)) {
            return Plan.Fate.FAIL;
        }
        return percent < 20 ? Plan.Fate.INFO : percent < 28 ? Plan.Fate.OPEN : Plan.Fate.OK;
    }

    /** One thing that the definitions settle before any order: a value written twice, null written, thin air read. */
    static void blemish(Plan plan, RandomGenerator random) {
        int kind = random.nextInt(5);
        for (List<Plan.Step> session : plan.sessions()) {
            session.replaceAll(step -> {
                if (random.nextInt(3) > 0) {
                    return step;
                }
                if (kind == 0) {
                    return step.write() ? step : step.withValue(99L);
                }
                return step.write() ? step.withValue(kind == 1 ? null : (Object) 1L) : step;
            });
        }
    }
}
