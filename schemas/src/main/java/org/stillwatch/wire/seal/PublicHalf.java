package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.wire.canonical.Bytes;

/** What each algorithm does with its public key. */
interface PublicHalf {
  SignatureAlgorithm algorithm();

  /** The required members of the JWK (RFC 7638 section 3.2). */
  ObjectNode required();

  /** Whether these 64 bytes sign this input. */
  boolean verifies(byte[] signingInput, Bytes signature);
}
