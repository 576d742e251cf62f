package io.dialbridge.calls;

import java.util.Set;

/** Told when the transaction is over in which calls gave their ports back. */
record PortsFreed(Set<String> apps) {}
