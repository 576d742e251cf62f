/**
 * Who may come in, and what for: API keys and their scopes, at the door in front of every room; and
 * who did what: the audit log. No room asks this one anything: operations name the scope that they
 * need, and see whom the door let in as the request's principal. Client tokens are narrower keys of
 * minutes, and end with the key that they were made with. People come with tokens of an OpenID
 * Connect issuer, where one is configured, and may do what their roles there are given here. The
 * secret of a key is never stored or logged, only a keyed hash of it is; an audit entry is never
 * changed.
 */
@NullMarked
package io.dialbridge.access;

import org.jspecify.annotations.NullMarked;
