package io.dialbridge.roles;

/**
 * Told once: from now on the database has the schema that this process knows. At the start, before
 * any request is taken, unless the database is away or not migrated.
 */
public record DatabaseReady() {}
