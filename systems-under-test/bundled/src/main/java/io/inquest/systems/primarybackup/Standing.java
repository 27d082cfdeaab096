package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.Notes;
import io.inquest.systems.keyvalue.ClientReply;

/**
 * The view a node is in, its role there, and whom it knows to be the primary. A view belongs to one node, which is the
 * only one that can be its primary. The view goes to disk as it changes: being in a view is the promise to follow no
 * primary of an earlier one.
 */
final class Standing {
    private final int self;
    private final int nodes;
    private final Storage storage;
    private final Notes notes;
    private final Runnable deposed;
    private long view;
    private Role role = Role.BACKUP;
    private int primary = ClientReply.NOBODY;
    private long notedView;

    /** @param deposed called when this node ceases to be primary */
    Standing(int self, int nodes, Storage storage, Notes notes, Runnable deposed) {
        this.self = self;
        this.nodes = nodes;
        this.storage = storage;
        this.notes = notes;
        this.deposed = deposed;
    }

    void recover(long recovered) {
        view = recovered;
        note();
    }

    long view() {
        return view;
    }

    Role role() {
        return role;
    }

    boolean leads() {
        return role == Role.PRIMARY;
    }

    /** The primary of the current view, as far as it is known; else {@link ClientReply#NOBODY}. */
    int primary() {
        return primary;
    }

    /** The node that alone can be primary of a view. */
    int ownerOf(long anyView) {
        return (int) (anyView % nodes);
    }

    /** The next view that belongs to this node. */
    long nextOwnView() {
        return view + 1 + Math.floorMod(self - (view + 1), nodes);
    }

    /** Enters a later view as backup of nobody yet; does nothing if it is not later. */
    void enter(long newView) {
        if (newView > view) {
            promise(newView);
            become(Role.BACKUP, ClientReply.NOBODY);
        }
    }

    /** Follows the primary of a view that is not earlier than the current. */
    void follow(long newView, int newPrimary) {
        boolean later = newView > view;
        if (later) {
            promise(newView);
        }
        if (later || role != Role.BACKUP || primary != newPrimary) {
            become(Role.BACKUP, newPrimary);
        }
    }

    void stepDown() {
        become(Role.BACKUP, ClientReply.NOBODY);
    }

    void becomeAsking() {
        become(Role.ASKING, ClientReply.NOBODY);
    }

    void becomeCandidate(long ownView) {
        promise(ownView);
        become(Role.CANDIDATE, ClientReply.NOBODY);
    }

    void becomePrimary() {
        become(Role.PRIMARY, self);
    }

    private void promise(long newView) {
        view = newView;
        storage.savePromise(newView);
    }

    private void become(Role newRole, int newPrimary) {
        boolean led = leads();
        boolean news = role != newRole || primary != newPrimary || notedView != view;
        role = newRole;
        primary = newPrimary;
        if (news) {
            note();
        }
        if (led && !leads()) {
            deposed.run();
        }
    }

    private void note() {
        notedView = view;
        notes.note(() -> "view " + view + ": " + standing());
    }

    private String standing() {
        return switch (role) {
            case BACKUP -> primary == ClientReply.NOBODY ? "backup of nobody" : "backup of " + notes.name(primary);
            case ASKING -> "asks who else misses the primary";
            case CANDIDATE -> "asks to be followed";
            case PRIMARY -> "primary";
        };
    }
}
