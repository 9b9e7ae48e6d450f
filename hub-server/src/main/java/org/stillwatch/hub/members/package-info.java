/**
 * Who may speak: labs, their keys, enrolment tickets, and what the operator may do. Machines
 * authenticate with OAuth 2.0 client credentials, private_key_jwt (RFC 7523) and DPoP (RFC 9449).
 * Deny by default: a resource that does not say whom it is for is closed. Members are known on the
 * wire by random ids; their names stay with the operator. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.members;

import org.jspecify.annotations.NullMarked;
