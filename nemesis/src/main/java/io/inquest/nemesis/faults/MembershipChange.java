package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import io.inquest.systems.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Takes nodes out of the store's cluster and puts them in again with empty disks: in the end, or at once. What the store
 * itself says of its members proves both.
 */
public final class MembershipChange implements FaultKind {
    private static final String NAME = "membership";

    /** A majority of the nodes stays, or nobody could put the others in again. */
    private static final List<Targets> FEW = List.of(Targets.ONE, Targets.MINORITY, Targets.PRIMARIES);

    private static final ListOption<Targets> TARGETS =
            ListOption.of(NAME + "-targets", "which nodes it hits", FEW, Targets::label);

    private static final ListOption<Mode> MODES = ListOption.of(
            NAME + "-modes",
            "whether nodes are put in again in the end or at once",
            List.of(Mode.values()),
            Mode::label);

    /** What happens to a node. */
    private enum Mode {
        /** It is put in again when the fault ends. */
        REMOVE,
        /** It is put in again at once. */
        REPLACE;

        /** The name in files. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "takes nodes out of the store's cluster and puts them in again with empty disks",
                List.of(TARGETS.spec(), MODES.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return field.system().ability(Membership.class).isEmpty()
                ? Optional.of("this store cannot change its members; leave out " + NAME)
                : Optional.empty();
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        List<Mode> modes = MODES.chosen(options);
        Mode mode = modes.get(random.nextInt(modes.size()));
        return new Changing(Selection.random(field, TARGETS.chosen(options), random), mode);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Selection selection = Selection.parse(NAME, value, "mode");
        String mode = Data.string(NAME, value, "mode");
        return new Changing(selection, Data.labelled("mode of a " + NAME, mode, List.of(Mode.values()), Mode::label));
    }

    private record Changing(Selection selection, Mode mode) implements Fault {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return selection.toValue("mode", mode.label());
        }

        @Override
        public List<String> nodes() {
            return selection.nodes();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Changed changed = new Changed(field);
            CompletionStage<Void> done = changed.remove(Nodes.numbers(field, selection.nodes()));
            return Stages.provedOrUndone(
                    mode == Mode.REMOVE ? done : done.thenCompose(removed -> changed.addAll()), changed);
        }
    }

    private static final class Changed implements Injection {
        private final Battlefield field;
        private final Membership membership;
        private final List<Integer> removed = new ArrayList<>();
        private final List<Integer> wereOut = new ArrayList<>();
        private final List<Integer> added = new ArrayList<>();

        /** Those that this fault may have taken out and has not put in yet. */
        private final List<Integer> out = new ArrayList<>();

        Changed(Battlefield field) {
            this.field = field;
            this.membership = field.system().ability(Membership.class).orElseThrow();
        }

        /** One after another, as stores want it. */
        CompletionStage<Void> remove(List<Integer> nodes) {
            return membership.members().thenCompose(before -> {
                List<Integer> leaving = new ArrayList<>(nodes);
                leaving.retainAll(before);
                wereOut.addAll(nodes);
                wereOut.removeAll(leaving);
                requireEnough(before, leaving);
                return Stages.inOrder(leaving, this::remove);
            });
        }

        private void requireEnough(List<Integer> members, List<Integer> leaving) {
            if (leaving.isEmpty()) {
                throw new InjectionFailedException(
                        "took no effect: no members are " + String.join(", ", Nodes.names(field, wereOut)));
            }
            int left = members.size() - leaving.size();
            if (left <= Nodes.count(field) / 2) {
                throw new InjectionFailedException("took no effect: of " + Nodes.count(field) + " nodes only " + left
                        + " would be left in the cluster, and no majority");
            }
        }

        private CompletionStage<Void> remove(int node) {
            out.add(node);
            return membership
                    .remove(node)
                    .thenCompose(done -> membership.members())
                    .thenAccept(members -> {
                        if (members.contains(node)) {
                            throw new InjectionFailedException("took no effect: " + Nodes.name(field, node)
                                    + " is still a member after it was removed");
                        }
                        removed.add(node);
                    });
        }

        CompletionStage<Void> addAll() {
            return Stages.inOrder(new ArrayList<>(out), this::add);
        }

        private CompletionStage<Void> add(int node) {
            return membership.members().thenCompose(members -> {
                if (members.contains(node)) { // it never left, or somebody else has put it in
                    out.remove((Integer) node);
                    return Stages.nothing();
                }
                return membership
                        .add(node)
                        .thenCompose(done -> membership.members())
                        .thenAccept(after -> requireMember(node, after));
            });
        }

        private void requireMember(int node, List<Integer> members) {
            if (!members.contains(node)) {
                throw new IllegalStateException(
                        "did not heal: " + Nodes.name(field, node) + " is no member after it was added");
            }
            out.remove((Integer) node);
            added.add(node);
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("effect", true, "removed", Nodes.names(field, removed));
            Data.putUnlessEmpty(evidence, "were-out", Nodes.names(field, wereOut));
            Data.putUnlessEmpty(evidence, "added", Nodes.names(field, added));
            return evidence;
        }

        /** Of a node that was replaced nothing is left to heal. */
        @Override
        public CompletionStage<Map<String, Object>> close() {
            return addAll().thenApply(all -> Data.of("effect", true, "added", Nodes.names(field, added)));
        }
    }
}
