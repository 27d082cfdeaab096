package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps everything; syncs end when the test says so. */
public final class MemoryDisk implements Disk {
    public final List<Runnable> syncs = new ArrayList<>();
    private final Map<String, List<byte[]>> files = new LinkedHashMap<>();

    @Override
    public List<byte[]> read(String file) {
        return files.getOrDefault(file, List.of());
    }

    @Override
    public void append(String file, byte[] record) {
        files.computeIfAbsent(file, name -> new ArrayList<>()).add(record);
    }

    @Override
    public void replace(String file, List<byte[]> records) {
        files.put(file, new ArrayList<>(records));
    }

    @Override
    public void sync(Runnable durable, Consumer<DiskException> failed) {
        syncs.add(durable);
    }

    /** Ends all syncs that are under way, and those that are begun meanwhile. */
    public void syncAll() {
        while (!syncs.isEmpty()) {
            syncs.remove(0).run();
        }
    }
}
