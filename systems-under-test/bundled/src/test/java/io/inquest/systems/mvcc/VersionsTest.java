package io.inquest.systems.mvcc;

import static io.inquest.systems.mvcc.Script.append;
import static io.inquest.systems.mvcc.Script.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.inquest.systems.keyvalue.FakeContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private final Versions versions = new Versions();

    private void install(long index, int client, long oldest, MicroOperation... updates) {
        versions.install(index, new Commit(client, List.of(updates)), oldest);
    }

    private Object seen(Object key, long upTo) {
        return versions.seen(key, Snapshot.of(upTo, 10)).value();
    }

    @Test
    void aSnapshotSeesWhatThereWas() {
        install(1, 10, 0, append("x", 1L));
        install(2, 10, 0, append("y", 1L), append("x", 2L));
        install(3, 10, 0, write("x", 7L));
        assertEquals(null, seen("x", 0));
        assertEquals(List.of(1L), seen("x", 1));
        assertEquals(List.of(1L, 2L), seen("x", 2));
        assertEquals(7L, seen("x", 3));
        assertEquals(List.of(1L), seen("y", 9));
        assertSame(Version.NONE, versions.newest("z"));
    }

    @Test
    void aVersionKnowsWhatTheFirstUpdateMade() {
        install(1, 10, 0, append("x", 1L), append("x", 2L), append("x", 3L));
        assertEquals(new Version(1, 10, List.of(1L, 2L, 3L), List.of(1L)), versions.newest("x"));
    }

    @Test
    void whatNoSnapshotSeesAnyMoreIsForgotten() {
        install(1, 10, 1, append("x", 1L));
        install(2, 10, 1, append("x", 2L));
        install(3, 10, 1, append("x", 3L));
        assertEquals(List.of(1L), seen("x", 1));
        install(4, 10, 2, append("x", 4L));
        assertEquals(null, seen("x", 1));
        assertEquals(List.of(1L, 2L), seen("x", 2));
    }

    @Test
    void whatIsSeenOfOwnCommitsOnlyIsOfThatHalf() {
        install(1, 10, 0, append("x", 1L));
        install(2, 11, 0, append("y", 1L));
        Snapshot even = new Snapshot(0, 2, 14);
        Snapshot odd = new Snapshot(0, 2, 15);
        assertEquals(List.of(1L), versions.seen("x", even).value());
        assertSame(Version.NONE, versions.seen("y", even));
        assertSame(Version.NONE, versions.seen("x", odd));
        assertEquals(List.of(1L), versions.seen("y", odd).value());
    }

    @Test
    void theTimelineKnowsTheRecentPast() {
        FakeContext clock = new FakeContext();
        Timeline timeline = new Timeline(clock, 100);
        timeline.begin(5);
        clock.nowNanos = 1000;
        timeline.passed(6);
        clock.nowNanos = 1050;
        timeline.passed(7);
        assertEquals(7, timeline.agoNanos(0));
        assertEquals(6, timeline.agoNanos(1));
        assertEquals(6, timeline.agoNanos(50));
        assertEquals(5, timeline.agoNanos(51));
        assertEquals(5, timeline.oldest());
        clock.nowNanos = 1120;
        timeline.passed(8);
        assertEquals(6, timeline.oldest());
        assertEquals(6, timeline.agoNanos(100));
    }
}
