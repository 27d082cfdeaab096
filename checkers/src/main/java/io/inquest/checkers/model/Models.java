package io.inquest.checkers.model;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The sequential objects that are known, by name. */
public final class Models {
    /** Found without asking for services, which means to open every jar of the class path: as slow as a small check. */
    private static final List<Model<?>> OWN = List.of(
            new RegisterModel(),
            new KvModel(),
            new SetModel(),
            new QueueModel(),
            new StackModel(),
            new PriorityQueueModel(),
            new CounterModel(),
            new LockModel(),
            new MutexModel(),
            new UniqueIdsModel(),
            new ElectionModel(),
            new MultiRegisterModel());

    private final TreeMap<String, Model<?>> byName = new TreeMap<>();
    private final boolean mayBeMore;

    /** @throws IllegalArgumentException if two have one name */
    public Models(Collection<? extends Model<?>> models) {
        this(models, false);
    }

    private Models(Collection<? extends Model<?>> models, boolean mayBeMore) {
        this.mayBeMore = mayBeMore;
        for (Model<?> model : models) {
            Model<?> other = byName.put(model.name(), model);
            if (other != null) {
                throw new IllegalArgumentException("two objects are named " + model.name() + ": "
                        + other.getClass().getName() + " and "
                        + model.getClass().getName() + "; remove one");
            }
        }
    }

    /**
     * These and others.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Models with(Collection<? extends Model<?>> others) {
        if (mayBeMore) {
            return Installed.MODELS.with(others);
        }
        List<Model<?>> all = new ArrayList<>(byName.values());
        all.addAll(others);
        return new Models(all);
    }

    /** Those of this library and those that others have put on the class path. */
    public static Models installed() {
        return new Models(OWN, true);
    }

    private static final class Installed {
        static final Models MODELS = load();

        private static Models load() {
            List<Model<?>> models = new ArrayList<>();
            for (Model<?> model : ServiceLoader.load(Model.class, Model.class.getClassLoader())) {
                models.add(model);
            }
            return new Models(models);
        }
    }

    public Optional<Model<?>> find(String name) {
        Model<?> found = byName.get(name);
        return found == null && mayBeMore ? Installed.MODELS.find(name) : Optional.ofNullable(found);
    }

    /** All names, sorted. */
    public List<String> names() {
        return mayBeMore ? Installed.MODELS.names() : List.copyOf(byName.keySet());
    }

    /**
     * The names of the objects that a history may be about, sorted: those that know all functions of its operations; if
     * none does, those that know some. The object can be told when there is exactly one.
     */
    public List<String> candidates(History history) {
        if (mayBeMore) {
            return Installed.MODELS.candidates(history);
        }
        List<String> functions = functionsOf(history);
        List<String> all = new ArrayList<>();
        List<String> some = new ArrayList<>();
        byName.forEach((name, model) -> {
            if (model instanceof OnlyByName) {
                return;
            }
            long known =
                    functions.stream().filter(model.functions()::containsKey).count();
            if (known == functions.size()) {
                all.add(name);
            }
            if (known > 0) {
                some.add(name);
            }
        });
        return List.copyOf(all.isEmpty() ? some : all);
    }

    private static List<String> functionsOf(History history) {
        boolean[] used = new boolean[history.functionCount()];
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE) {
                used[history.function(i)] = true;
            }
        }
        List<String> names = new ArrayList<>();
        for (int function = 0; function < used.length; function++) {
            if (used[function]) {
                names.add(history.functionName(function));
            }
        }
        return names;
    }
}
