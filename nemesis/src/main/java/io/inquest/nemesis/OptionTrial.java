package io.inquest.nemesis;

import io.inquest.systems.Client;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds options that make no sense before a run begins: every kind draws one fault, which is thrown away. */
public final class OptionTrial {
    private OptionTrial() {}

    /**
     * Tries the options on a field where nothing is set up yet.
     *
     * @throws IllegalArgumentException with a sentence for a person, if a kind refuses them
     */
    public static void require(List<FaultKind> kinds, Battlefield field, Map<String, String> options) {
        Battlefield idle = new Battlefield(field.world(), field.cluster(), new NotSetUp(field.system()), field.cuts());
        for (FaultKind kind : kinds) {
            try {
                kind.random(idle, options, field.world().random("trial"));
            } catch (InjectionFailedException notNow) {
                // such as a fault of primaries: later somebody may lead
            }
        }
    }

    /** A store may be asked who leads only once it is set up. */
    private record NotSetUp(SystemUnderTest store) implements SystemUnderTest {
        @Override
        public <A> Optional<A> ability(Class<A> ability) {
            return ability == Primaries.class ? Optional.empty() : store.ability(ability);
        }

        @Override
        public CompletionStage<Void> setUp() {
            return store.setUp();
        }

        @Override
        public Client open(int worker) {
            return store.open(worker);
        }

        @Override
        public CompletionStage<Void> recover() {
            return store.recover();
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return store.tearDown();
        }
    }
}
