/**
 * Looks at what the house is deployed by, its Dockerfiles and manifests, as far as that can be done
 * on a desk: without Docker, and without a cluster.
 */
package io.dialbridge.deploy;
