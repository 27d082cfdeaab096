package io.inquest.systems.raft;

import io.inquest.cluster.program.Legible;

/** What travels between the nodes, and between clients and nodes. */
public sealed interface RaftMessage extends Legible permits PeerMessage, ClientRequest, ClientReply {}
