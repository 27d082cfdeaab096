package io.inquest.workloads;

/** What keys that are numbered from 0 are called. */
enum KeyNames {
    /** 0, 1, 2 … */
    NUMBERS {
        @Override
        Object key(int number) {
            return (long) number;
        }

        @Override
        int number(Object key) {
            return Math.toIntExact((Long) key);
        }
    },
    /** k0, k1, k2 … */
    STRINGS {
        @Override
        Object key(int number) {
            return "k" + number;
        }

        @Override
        int number(Object key) {
            String name = (String) key;
            return Integer.parseInt(name, 1, name.length(), 10);
        }
    };

    abstract Object key(int number);

    /** The number of a key that {@link #key} gave. */
    abstract int number(Object key);
}
