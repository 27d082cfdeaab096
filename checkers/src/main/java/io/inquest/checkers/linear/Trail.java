package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * How configurations were reached: a tree of moves, each with the one before it. What no configuration rests on any more
 * is thrown away now and then.
 */
final class Trail {
    static final int ROOT = -1;
    private static final int ROOM_MIN = 1 << 12;

    private int[] before = new int[ROOM_MIN];
    private int[] move = new int[ROOM_MIN];
    private int[] moment = new int[ROOM_MIN];
    private int size;
    private int crowded = ROOM_MIN;

    /**
     * @param parent the move before, or {@link #ROOT}
     * @param moved what was moved, a number of the caller's
     * @param at when, a number of the caller's
     * @return the number of the move, until the next {@link #keep}
     */
    int add(int parent, int moved, int at) {
        if (size == before.length) {
            int room = size + (size >> 1);
            before = Arrays.copyOf(before, room);
            move = Arrays.copyOf(move, room);
            moment = Arrays.copyOf(moment, room);
        }
        before[size] = parent;
        move[size] = moved;
        moment[size] = at;
        return size++;
    }

    int before(int number) {
        return before[number];
    }

    int move(int number) {
        return move[number];
    }

    int moment(int number) {
        return moment[number];
    }

    /** How many moves lead to this one, itself included. */
    int length(int number) {
        int length = 0;
        for (int i = number; i != ROOT; i = before[i]) {
            length++;
        }
        return length;
    }

    /** Whether it has grown so much that it is time to {@link #keep} what is needed. */
    boolean isCrowded() {
        return size >= crowded;
    }

    /** Throws away all moves but those that lead to these, and gives these their new numbers in place. */
    void keep(int[] needed, int count) {
        int[] number = new int[size];
        for (int i = 0; i < count; i++) {
            if (needed[i] != ROOT) {
                number[needed[i]] = 1;
            }
        }
        // a move comes after the one before it, so one pass down finds all, and one up numbers them
        for (int i = size - 1; i >= 0; i--) {
            if (number[i] != 0 && before[i] != ROOT) {
                number[before[i]] = 1;
            }
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (number[i] != 0) {
                before[kept] = before[i] == ROOT ? ROOT : number[before[i]];
                move[kept] = move[i];
                moment[kept] = moment[i];
                number[i] = kept++;
            }
        }
        for (int i = 0; i < count; i++) {
            if (needed[i] != ROOT) {
                needed[i] = number[needed[i]];
            }
        }
        size = kept;
        crowded = Math.max(ROOM_MIN, 2 * kept);
    }

    long bytes() {
        return 12L * before.length;
    }
}
