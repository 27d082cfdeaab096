package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Legible;

/**
 * What travels between the nodes of a store, and between clients and nodes: a {@link ClientRequest}, a {@link
 * ClientReply}, or what the store's nodes say to each other, which is a sealed interface of its own.
 */
public interface Message extends Legible {}
