package io.inquest.cluster.real;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.world.World;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Clients in this process of nodes that are processes of their own. Used from the world's loop.
 *
 * @param <M> the store's messages
 */
public final class RemoteClients<M> implements AutoCloseable {
    private final World world;
    private final List<InetSocketAddress> nodes;
    private final Codec<M> codec;
    private final Consumer<String> log;
    private final List<TcpClientPort<M>> ports = new ArrayList<>();
    private int nextAddress;

    /**
     * @param nodes where each node listens, by its number
     * @param log told, in sentences, of connections lost and messages that could not be read; from any thread
     */
    public RemoteClients(World world, List<InetSocketAddress> nodes, Codec<M> codec, Consumer<String> log) {
        this.world = world;
        this.nodes = List.copyOf(nodes);
        this.codec = codec;
        this.log = log;
        // Nodes that outlive this process must not take the next one's clients for this one's: so not simply from 0.
        this.nextAddress = nodes.size() + world.random("client-addresses").nextInt(1 << 30);
    }

    /**
     * A new client, with an address no other has. It connects to a node when it first sends to it.
     *
     * @param receive called on the world's loop with a node's number and its message
     */
    public ClientPort<M> connect(BiConsumer<Integer, M> receive) {
        int address = nextAddress++;
        Inbox<M> inbox = new Inbox<>(world, codec, receive, log);
        TcpClientPort<M> port =
                new TcpClientPort<>(address, nodes.size(), codec, inbox, new Peers(address, nodes, inbox, log));
        ports.removeIf(TcpClientPort::isClosed);
        ports.add(port);
        return port;
    }

    /** Closes all clients. */
    @Override
    public void close() {
        ports.forEach(TcpClientPort::close);
        ports.clear();
    }
}
