package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final Path HOME = Path.of("/home/me");

    private static Map<String, String> defaults() {
        Map<String, String> values = new TreeMap<>();
        for (ClusterOption option : new SshProvider().options()) {
            values.put(option.name(), option.defaultValue());
        }
        return values;
    }

    @Test
    void byDefaultHostKeysAreChecked() {
        Login login = Login.of(defaults(), "me", HOME);
        assertTrue(login.checksHostKeys());
        assertEquals(Path.of("/home/me/.ssh/known_hosts"), login.knownHosts());
        assertEquals("me", login.user());
        assertEquals(Optional.empty(), login.key());
    }

    @Test
    void onlyTheWordNoTurnsTheCheckOff() {
        Map<String, String> values = defaults();
        values.put(Login.CHECKING, "false");
        assertThrows(IllegalArgumentException.class, () -> Login.of(values, "me", HOME));
    }

    @Test
    void whatIsWrittenIntoAJournalGivesTheSameLogin() {
        Map<String, String> values = defaults();
        values.put(Login.KEY, "~/k");
        values.put(Login.PASSWORD_FILE, "/secret");
        values.put(Login.CHECKING, "no");
        values.put(Login.AGENT, "no");
        values.put(Login.SUDO, "yes");
        Login login = Login.of(values, "me", HOME);
        assertEquals(Optional.of(HOME.resolve("k")), login.key());
        assertEquals(login, Login.of(login.values(), "other", Path.of("/elsewhere")));
    }
}
