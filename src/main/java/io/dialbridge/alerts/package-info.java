/**
 * Phones people about alerts: takes what Alertmanager and Grafana post, finds by label which chain
 * of people is called, and calls one after the other until somebody acknowledges. Calls are placed
 * through {@code calls} like any others, by the same rules; numbers of chains lie here sealed, and
 * what became of an incident is told with masks only. It must never call the platform itself, and
 * never lose an alert: what can't be routed is kept and told.
 */
@NullMarked
package io.dialbridge.alerts;

import org.jspecify.annotations.NullMarked;
