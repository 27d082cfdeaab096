package io.inquest.cluster.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a daemon on a host, from before its process exists until all its processes are gone. What belongs to it
 * is found by what is written down of its main process (number and start time), by its mark in their environment, by its
 * session, and by its cgroup where one could be made. Every method waits; not for two threads at once.
 */
final class DaemonStart {
    /** How long a daemon that was asked to end may take, in seconds. */
    static final int PATIENCE_SECONDS = 20;

    private static final int LOOKS_PER_SECOND = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Script START = script("start");
    private static final Script STATE = script("state");
    private static final Script KILL = script("kill");
    private static final Script STOP = script("stop");
    private static final Script PAUSE = script("pause");
    private static final Script RESUME = script("resume");

    private final Host host;
    private final String name;
    private final UndoLog undo;
    private final String folder;
    private final String tag;
    private UndoLog.Entry started;
    private UndoLog.Entry paused;

    /** @param tag tells this start from all others */
    DaemonStart(Host host, String name, UndoLog undo, String tag) {
        this.host = host;
        this.name = name;
        this.undo = undo;
        this.folder = folder(host, name);
        this.tag = tag;
    }

    /** Where it is written down what runs under a name. */
    static String folder(Host host, String name) {
        return host.facts().home() + "/daemons/" + name;
    }

    /**
     * Starts it.
     *
     * @throws RefusedException with what it printed last, if it did not come to run; then none of it is left
     * @throws IOException if that is not known; then {@link #kill} ends it if it runs
     */
    void begin(Daemon daemon) throws IOException {
        started = undo.before(host.facts(), "start " + name + " on " + host.name(), List.of(command(KILL)));
        try {
            run("could not be started", beginning(daemon));
        } catch (RefusedException refused) {
            try {
                kill();
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
            throw refused;
        }
    }

    private Command beginning(Daemon daemon) {
        List<String> arguments = new ArrayList<>();
        arguments.add(daemon.log());
        arguments.add(host.facts().home());
        arguments.addAll(daemon.command().words());
        Command command = command(START, arguments.toArray(String[]::new));
        // The mark is on whatever runs the script too, so that undoing finds a start that is still under way.
        return new Command(command.words(), daemon.command().environment(), "", TIMEOUT)
                .with("INQUEST_DAEMON", folder + "/" + tag);
    }

    DaemonState state() throws IOException {
        return DaemonState.parse(run("could not be looked at", command(STATE)));
    }

    /** Ends all its processes at once; gives whether any ran. It may be paused, or never have begun. */
    boolean kill() throws IOException {
        try {
            boolean ran = isYes(run("could not be killed", command(KILL)));
            ended();
            return ran;
        } catch (HostGoneException gone) {
            ended();
            throw gone;
        }
    }

    /**
     * Asks its processes to end, and waits until the main one has; what is left of it then is killed. Wakes it if it is
     * paused. Gives whether any ran.
     *
     * @throws RefusedException if it has not ended after so many seconds; it runs on
     */
    boolean stop(int patienceSeconds) throws IOException {
        String looks = Integer.toString(patienceSeconds * LOOKS_PER_SECOND);
        boolean ran = isYes(run("could not be stopped", command(STOP, looks)));
        kill();
        return ran;
    }

    /** Stops all its processes; gives whether any ran that was not stopped already. */
    boolean pause() throws IOException {
        if (paused == null) {
            paused = undo.before(host.facts(), "pause " + name + " on " + host.name(), List.of(command(RESUME)));
        }
        boolean did;
        try {
            did = isYes(run("could not be paused", command(PAUSE)));
        } catch (RefusedException refused) {
            goOn(refused);
            throw refused;
        }
        if (!did && !state().isPaused()) {
            unpaused();
        }
        return did;
    }

    /** Some of its processes may have stopped, and nobody takes it for paused. */
    private void goOn(RefusedException refused) {
        try {
            resume();
        } catch (IOException e) {
            refused.addSuppressed(e);
        }
    }

    /** Lets all its processes go on; gives whether any was stopped. */
    boolean resume() throws IOException {
        boolean did = isYes(run("could not be resumed", command(RESUME)));
        unpaused();
        return did;
    }

    /** What was done last is undone first. */
    private void ended() throws IOException {
        unpaused();
        if (started != null) {
            started.undone();
            started = null;
        }
    }

    /** Runs a script that waits for something of it, and comes after {@code daemon-look.sh}. */
    void await(Script script, String failure, String... more) throws IOException {
        run(failure, command(script, more));
    }

    private void unpaused() throws IOException {
        if (paused != null) {
            paused.undone();
            paused = null;
        }
    }

    private Command command(Script script, String... more) {
        List<String> arguments = new ArrayList<>(List.of(folder, tag));
        arguments.addAll(List.of(more));
        return script.with(arguments).withTimeout(TIMEOUT);
    }

    private String run(String failure, Command command) throws IOException {
        return RefusedException.unlessDone(host, command, name + " " + failure);
    }

    private static boolean isYes(String printed) {
        return printed.equals("yes");
    }

    private static Script script(String verb) {
        return Script.of(verb, "daemon-look.sh", "daemon-" + verb + ".sh");
    }
}
