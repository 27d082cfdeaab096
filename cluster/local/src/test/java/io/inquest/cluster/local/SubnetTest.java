package io.inquest.cluster.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

final class SubnetTest {
    @Test
    void theHarnessIsOneAndTheFirstHostTen() throws IOException {
        Subnet subnet = new Subnet("10.1.2.", "fd01:203:405:0:");
        assertEquals("10.1.2.1/24", subnet.harness4());
        assertEquals("10.1.2.10/24", subnet.host4(0));
        assertEquals("10.1.2.249/24", subnet.host4(Subnet.HOSTS_MAX - 1));
        assertEquals(InetAddress.getByName("fd01:203:405::1"), Subnet.address(subnet.harness6()));
        assertEquals(InetAddress.getByName("fd01:203:405::f9"), Subnet.address(subnet.host6(Subnet.HOSTS_MAX - 1)));
    }

    @Test
    void theSameIdBeginsToLookAtTheSamePlaceAndAnotherElsewhere() throws IOException {
        assertEquals(Subnet.choose("a1", ""), Subnet.choose("a1", ""));
        assertFalse(
                Subnet.choose("a1", "").four().equals(Subnet.choose("a2", "").four()));
        assertFalse(Subnet.choose("a1", "").six().equals(Subnet.choose("a2", "").six()));
        InetAddress six = Subnet.address(Subnet.choose("a1", "").host6(0));
        assertTrue(six instanceof Inet6Address && (six.getAddress()[0] & 255) == 0xfd, "unique local: " + six);
    }

    @Test
    void whatAnInterfaceHasIsNotTaken() throws IOException {
        String first = Subnet.choose("a1", "").four();
        Subnet other = Subnet.choose("a1", "    inet " + first + "77/32 scope global eth1");
        assertFalse(first.equals(other.four()), other.four());
        assertEquals(Subnet.choose("a1", "").six(), other.six());
    }

    @Test
    void aRouteToAWiderNetworkIsNotUsedUp() throws IOException {
        assertTrue(Subnet.choose("a1", "default via 192.0.2.1 dev eth0").four().startsWith("10."));
        Subnet beside = Subnet.choose("a1", "10.0.0.0/8 via 192.0.2.1 dev tun0");
        assertTrue(beside.four().startsWith("172."), beside.four());
        Subnet last = Subnet.choose("a1", "10.0.0.0/8 dev a\n172.16.0.0/12 dev b\n");
        assertTrue(last.four().matches("198\\.1[89]\\..*"), last.four());
        String all = "10.0.0.0/8 dev a\n172.16.0.0/12 dev b\n198.18.0.0/15 dev c\n";
        assertThrows(IOException.class, () -> Subnet.choose("a1", all));
    }
}
