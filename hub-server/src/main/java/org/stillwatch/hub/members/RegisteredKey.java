package org.stillwatch.hub.members;

/**
 * A public key that a lab registered.
 *
 * @param keyId RFC 7638 thumbprint
 * @param jwk the public key, RFC 7517
 */
public record RegisteredKey(
    String keyId, MemberId member, KeyPurpose purpose, String jwk, boolean revoked) {}
