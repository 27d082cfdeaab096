package io.inquest.systems.raft;

/** What travels between the nodes, and between clients and nodes. */
public sealed interface RaftMessage permits PeerMessage, ClientRequest, ClientReply {}
