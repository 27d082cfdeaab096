package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is made of what a sender says of its packets and a receiver counts of them. */
final class LinkProbesTest {
    private static final Link LINK = new Link(0, 1);
    private static final String SENT = "10.0.0.2 sent\n";
    private static final String NO_ROUTE = "10.0.0.2 status 1: bash: connect: Network is unreachable\n";
    private static final String BLACKHOLE = "10.0.0.2 status 1: bash: connect: Invalid argument\n";
    private static final int TRIES = 7;

    private final CannedHost n1;
    private final CannedHost n2;
    private int sends;

    LinkProbesTest() throws IOException {
        n1 = new CannedHost("n1", "10.0.0.1");
        n2 = new CannedHost("n2", "10.0.0.2");
    }

    /** @param said by the sender, at each try */
    private LinkProbe probe(CutTechnique technique, IntFunction<String> said, IntFunction<String> counted)
            throws IOException {
        List<Host> hosts = List.of(n1, n2);
        List<Peer> peers = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            peers.add(new Peer(node, List.of(hosts.get(node).facts().address())));
        }
        n1.answering(command -> CannedHost.said(said.apply(++sends)));
        n2.answering(command -> CannedHost.said(counted.apply(sends)));
        return new LinkProbes(hosts, new Peers(peers), technique)
                .send(List.of(LINK))
                .get(LINK);
    }

    private LinkProbe nft(IntFunction<String> said, IntFunction<String> counted) throws IOException {
        return probe(new NftCuts(), said, counted);
    }

    private static String nft(String counter, int packets) {
        return "counter " + counter + "-0 {\n packets " + packets + " bytes 87\n}\n";
    }

    private LinkProbe routes(IntFunction<String> said, IntFunction<Integer> counted) throws IOException {
        return probe(
                new RouteCuts(),
                said,
                sent -> "Udp: InDatagrams NoPorts\nUdp: 100 " + counted.apply(sent)
                        + "\nIcmp: InMsgs InEchos\nIcmp: 3 0\n");
    }

    @Test
    void whatTheRuleCountedIsProof() throws IOException {
        assertEquals(
                Optional.of(Passage.STOPPED),
                nft(sent -> SENT, sent -> nft("stopped", sent)).passage());
        assertEquals(1, sends);
    }

    @Test
    void whatArrivedArrived() throws IOException {
        assertEquals(
                Optional.of(Passage.ARRIVED),
                nft(sent -> SENT, sent -> nft("seen", sent < 3 ? 0 : 1)).passage());
        assertEquals(3, sends);
    }

    @Test
    void whatWasSentAndNeverSeenIsLost() throws IOException {
        assertEquals(Optional.of(Passage.LOST), nft(sent -> SENT, sent -> "").passage());
        assertEquals(TRIES, sends);
        assertEquals(
                Optional.of(Passage.LOST),
                nft(sent -> sent == TRIES + 2 ? SENT : NO_ROUTE, sent -> "").passage(),
                "one that was sent is enough");
    }

    @Test
    void whatWasNeverSentSaysNothing() throws IOException {
        LinkProbe noRoute = nft(sent -> NO_ROUTE, sent -> "");
        assertEquals(Optional.empty(), noRoute.passage());
        assertEquals("status 1: bash: connect: Network is unreachable", noRoute.trouble());
        assertEquals(TRIES, sends, "a route may come back");
        assertEquals(
                "the sender said nothing of it", nft(sent -> "", sent -> "").trouble());
        assertEquals(
                "status 127: sh: 1: ping: not found",
                nft(sent -> "10.0.0.2 status 127: sh: 1: ping: not found\n", sent -> "")
                        .trouble());
    }

    /** The same refusal with no route of ours to cause it, where cuts are made by the receiver. */
    @Test
    void aReceiversCutIsNotWhyASenderRefuses() throws IOException {
        assertEquals(Optional.empty(), nft(sent -> BLACKHOLE, sent -> "").passage());
    }

    @Test
    void aRouteIntoNowhereIsWhyASenderRefuses() throws IOException {
        assertEquals(
                Optional.of(Passage.REFUSED),
                routes(sent -> BLACKHOLE, sent -> 5).passage());
        assertEquals(1, sends);
    }

    @Test
    void aSenderWithoutAnyRouteProvesNoRouteIntoNowhere() throws IOException {
        LinkProbe unsent = routes(sent -> NO_ROUTE, sent -> 5);
        assertEquals(Optional.empty(), unsent.passage());
        assertEquals("status 1: bash: connect: Network is unreachable", unsent.trouble());
    }

    /** The receiver's kernel counts those of anybody. */
    @Test
    void anothersPacketsAreNotTakenForOnesThatWereNotSent() throws IOException {
        assertEquals(
                Optional.empty(), routes(sent -> NO_ROUTE, sent -> 5 + sent).passage());
        assertEquals(
                Optional.of(Passage.ARRIVED),
                routes(sent -> SENT, sent -> 5 + sent).passage());
        assertEquals(Optional.of(Passage.LOST), routes(sent -> SENT, sent -> 5).passage());
    }

    @Test
    void countsThatContradictEachOtherProveNothing() throws IOException {
        assertEquals(
                "some were seen to be stopped and some to arrive",
                nft(sent -> SENT, sent -> nft("stopped", sent) + nft("seen", sent))
                        .trouble());
    }
}
