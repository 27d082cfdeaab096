package io.inquest.workloads;

import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of a few reads and writes by several clients that tell memory models apart, by their usual names (Alglave,
 * Maranget &amp; Tautschnig, Herding cats, 2014, and those before them). A client's part follows the next after a bar.
 */
enum Litmus {
    /** Store buffering: both read nothing. */
    SB("Wx Ry | Wy Rx"),
    /** Message passing: the flag y is seen, and not the message x. */
    MP("Wx Wy | Ry Rx"),
    /** Load buffering: each sees what the other writes later. */
    LB("Rx Wy | Ry Wx"),
    /** Two reads of one register: the new value, then the old one. */
    CO_RR("Wx | Rx Rx"),
    /** Two writes each, of which each first one is there in the end. */
    W22("Wx Wy Ry | Wy Wx Rx"),
    /** Write-to-read causality: the effect y is seen, and not its cause x. */
    WRC("Wx | Rx Wy | Ry Rx"),
    /** The same through one more register. */
    ISA2("Wx Wy | Ry Wz | Rz Rx"),
    /** Independent reads of independent writes: two disagree which came first. */
    IRIW("Wx | Wy | Rx Ry | Ry Rx");

    /** How many registers a shape has at the most. */
    static final int KEYS = 3;

    private final List<String> parts;

    Litmus(String text) {
        parts = List.of(text.split(" \\| "));
    }

    /** How many clients it takes. */
    int clients() {
        return parts.size();
    }

    /** The parts of so many clients about these registers. Those beyond the shape repeat its last part if that only reads. */
    List<Program> programs(int clients, List<Long> keys) {
        List<Program> programs = new ArrayList<>();
        String last = parts.get(parts.size() - 1);
        for (int i = 0; i < clients; i++) {
            boolean beyond = i >= parts.size();
            boolean idle = beyond && last.contains("W");
            programs.add(idle ? Program.NOTHING : new Program(beyond ? last : parts.get(i), keys));
        }
        return programs;
    }

    /** The shapes for which so many clients are enough. */
    static List<Litmus> fitting(int clients) {
        List<Litmus> fitting = new ArrayList<>();
        for (Litmus shape : values()) {
            if (shape.clients() <= clients) {
                fitting.add(shape);
            }
        }
        return fitting;
    }
}
