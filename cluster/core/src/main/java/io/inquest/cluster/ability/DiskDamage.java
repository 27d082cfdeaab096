package io.inquest.cluster.ability;

/** Something that is wrong with a disk for a while. Several may be wrong with one disk, and then all of them show. */
public sealed interface DiskDamage {
    /**
     * Each sync takes longer.
     *
     * @param addedNanosMin how much longer at least
     * @param addedNanosMax and at most; between the two by chance
     */
    record Slow(long addedNanosMin, long addedNanosMax) implements DiskDamage {
        public Slow {
            require(
                    addedNanosMin >= 0 && addedNanosMin <= addedNanosMax && addedNanosMax <= 1L << 40,
                    "a slow disk adds a span of 0 to " + (1L << 40) + " ns");
        }
    }

    /**
     * There is hardly any room left.
     *
     * @param freeBytes how much can be written until nothing more can, each record with its eight bytes of header. What
     *     a replacement takes the place of is room again
     */
    record Full(long freeBytes) implements DiskDamage {
        public Full {
            require(freeBytes >= 0, "a full disk has 0 or more bytes of room");
        }
    }

    /** So many of a million reads, writes and syncs fail. */
    record Failing(int readsPpm, int writesPpm, int syncsPpm) implements DiskDamage {
        public Failing {
            require(
                    isPpm(readsPpm) && isPpm(writesPpm) && isPpm(syncsPpm) && readsPpm + writesPpm + syncsPpm > 0,
                    "of a failing disk 0 to 1000000 of a million calls fail, and not none of all kinds");
        }

        private static boolean isPpm(int ppm) {
            return ppm >= 0 && ppm <= 1_000_000;
        }
    }

    /**
     * When the node's process ends as in a power cut, what was not synced goes as hard as a {@link
     * io.inquest.cluster.program.Disk} allows.
     *
     * @param torn whether the cut comes in the middle of a record, of which the disk has some bytes and not others;
     *     otherwise nothing that was not synced is kept
     */
    record PowerCut(boolean torn) implements DiskDamage {}

    /**
     * A bit is flipped in some durable records, until they are mended. A running process that has read them before does
     * not see it.
     *
     * @param records in how many, chosen by chance; in all, if there are fewer
     * @param detected whether checksums notice: then reading them fails. Otherwise the program is handed records that
     *     nobody wrote
     */
    record Flipped(int records, boolean detected) implements DiskDamage {
        public Flipped {
            require(records > 0, "bits are flipped in 1 record or more");
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
