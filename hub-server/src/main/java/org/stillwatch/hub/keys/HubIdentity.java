package org.stillwatch.hub.keys;

import java.net.URI;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.seal.SigningKey;

/**
 * Who this hub is.
 *
 * @param id random, made at the first start; the audience of every batch
 * @param address by which labs reach it; DPoP proofs and client assertions are bound to it
 * @param key signs receipts, alerts, key manifests, access tokens and the heads of the log
 * @param nonceSecret behind the server's nonces, the same on all nodes
 */
public record HubIdentity(HubId id, URI address, SigningKey key, Bytes nonceSecret) {
  /** Signs the heads of the hub's log. */
  public LogSigner log() {
    return new LogSigner(NoteName.ofHub(id), key);
  }

  /** The absolute address of a resource, as labs must call it. */
  public URI at(String path) {
    return URI.create(address + path);
  }

  @Override
  public String toString() {
    return "HubIdentity[" + id + ", " + address + "]";
  }
}
