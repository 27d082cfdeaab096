/** Clients of users' own stores, written in any language: a process for each worker, which speaks lines of JSON. */
package io.inquest.systems.command;
