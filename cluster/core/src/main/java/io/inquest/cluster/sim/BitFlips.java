package io.inquest.cluster.sim;

import io.inquest.cluster.ability.DiskDamage.Flipped;
import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The bits that one damage flipped in a disk's durable records. */
final class BitFlips {
    private final boolean detected;
    private final List<Flip> flips = new ArrayList<>();

    /**
     * @param intact the record as it was
     * @param damaged what is in its place, an array of its own
     * @param framed what lies on the disk
     */
    private record Flip(byte[] intact, byte[] damaged, byte[] framed) {}

    private record Place(FileRecords file, int index) {}

    /** Flips a bit each in some records; those that have a flipped bit already are left alone. */
    BitFlips(Flipped asked, Collection<FileRecords> files, List<BitFlips> before, SeededRandom random) {
        detected = asked.detected();
        List<Place> places = new ArrayList<>();
        for (FileRecords file : files) {
            for (int i = 0; i < file.durable.size(); i++) {
                byte[] record = file.durable.get(i);
                if (record.length > 0 && before.stream().noneMatch(flips -> flips.find(record) != null)) {
                    places.add(new Place(file, i));
                }
            }
        }
        for (int i = 0; i < Math.min(asked.records(), places.size()); i++) {
            Collections.swap(places, i, i + random.nextInt(places.size() - i));
            Place place = places.get(i);
            Flip flip = flip(place.file.durable.get(place.index), random);
            place.file.durable.set(place.index, flip.damaged);
            flips.add(flip);
        }
    }

    /** A flip that no checksum notices is one from before the checksum was made. */
    private Flip flip(byte[] record, SeededRandom random) {
        byte[] damaged = record.clone();
        if (!detected) {
            flipBit(damaged, random);
        }
        byte[] framed = RecordFormat.frame(damaged);
        if (detected) {
            flipBit(framed, random);
        }
        return new Flip(record, damaged, framed);
    }

    private static void flipBit(byte[] bytes, SeededRandom random) {
        int bit = random.nextInt(bytes.length * Byte.SIZE);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }

    int count() {
        return flips.size();
    }

    /** Whether this record has a flipped bit. */
    boolean has(byte[] record) {
        return find(record) != null;
    }

    /** Whether this record has a flipped bit that its checksum shows. */
    boolean shows(byte[] record) {
        Flip flip = find(record);
        return flip != null && RecordFormat.read(flip.framed).records().isEmpty();
    }

    /** Puts the bits back where the records still are. */
    void undo(Collection<FileRecords> files) {
        for (FileRecords file : files) {
            file.seen.replaceAll(this::intact);
            file.durable.replaceAll(this::intact);
        }
    }

    private byte[] intact(byte[] record) {
        Flip flip = find(record);
        return flip == null ? record : flip.intact;
    }

    private Flip find(byte[] record) {
        for (Flip flip : flips) {
            if (flip.damaged == record) {
                return flip;
            }
        }
        return null;
    }
}
