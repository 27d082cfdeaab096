package io.inquest.checkers.oracle.memory;

import java.util.List;
import java.util.random.RandomGenerator;

/** The shapes of litmus tests (Alglave, Maranget & Tautschnig 2014, and before): who writes and who reads what. */
enum Shape {
    SB("Wx Ry | Wy Rx"),
    MP("Wx Wy | Ry Rx"),
    MP_OVERWRITTEN("Wx Wx Wy | Ry Rx"),
    LB("Rx Wy | Ry Wx"),
    S("Wx Wy | Ry Wx | Rx Rx"),
    R("Wx Wy | Wy Rx | Ry Ry"),
    TWO_PLUS_TWO_W("Wx Wy | Wy Wx | Rx Rx | Ry Ry"),
    WRC("Wx | Rx Wy | Ry Rx"),
    RWC("Wx | Rx Ry | Wy Rx"),
    WWC("Wx | Rx Wy | Ry Wx | Rx Rx"),
    ISA2("Wx Wy | Ry Wz | Rz Rx"),
    W_RR_W("Wx Wy | Ry Ry | Wy Rx"),
    THREE_SB("Wx Ry | Wy Rz | Wz Rx"),
    THREE_LB("Rx Wy | Ry Wz | Rz Wx"),
    IRIW("Wx | Wy | Rx Ry | Ry Rx"),
    IRIW_ONE_KEY("Wx | Wx | Rx Rx | Rx Rx"),
    CO_RR("Wx | Rx Rx"),
    CO_RR_TWO("Wx Wx | Rx Rx"),
    CO_RR_THREE("Wx | Wx | Rx Rx Rx"),
    CO_WR("Wx Rx | Wx Rx"),
    CO_WR_WRITES("Wx Wx Rx | Wx"),
    CO_RW("Rx Wx | Rx Wx"),
    CO_RW_ONE("Rx Wx | Wx | Rx Rx"),
    CO_WW_READ("Wx | Rx Wx | Rx Rx"),
    EXCHANGE("Wx Rx Rx | Wx Rx Rx"),
    HIDDEN_WRITE("Wz Wx Wy | Wx Rz Ry Rx"),
    HIDDEN_BY_CAUSALITY("Wz | Rz Wx Wy | Wx Rz Ry Rx"),
    CROSSED_WRITES("Wx Wy Ry | Wy Wx Rx"),
    HIDDEN_WRITES("Wx Wy | Wx Ry Rx"),
    STALE_AFTER_OVERWRITE("Wx Wx Wy | Ry Rx Rx"),
    SESSION_CHAIN("Wx Wy | Ry Rx Ry Rx");

    /** Those that alone show what tells close neighbours apart. */
    private static final List<Shape> TELLING =
            List.of(HIDDEN_WRITE, HIDDEN_BY_CAUSALITY, CROSSED_WRITES, TWO_PLUS_TWO_W, R);

    private final String sessions;

    Shape(String sessions) {
        this.sessions = sessions;
    }

    /** Any, a telling one more often. */
    static Shape any(RandomGenerator random) {
        return random.nextInt(3) > 0
                ? values()[random.nextInt(values().length)]
                : TELLING.get(random.nextInt(TELLING.size()));
    }

    /** The shape with a value of its own for each write, and for each read INIT or what some write of its key writes. */
    Plan plan(RandomGenerator random) {
        String[] drawn = sessions.split(" \\| ");
        Plan plan = new Plan(drawn.length);
        for (int session = 0; session < drawn.length; session++) {
            for (String step : drawn[session].split(" ")) {
                String key = step.substring(1);
                boolean write = step.charAt(0) == 'W';
                Object value = write ? plan.written(key).size() + 1L : null;
                plan.add(session, new Plan.Step(write, key, value, Plan.Fate.OK));
            }
        }
        Plans.readAnything(plan, random);
        return plan;
    }
}
