package org.stillwatch.hub.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stillwatch.wire.canonical.Bytes;

/**
 * The nonces that DPoP proofs must carry (RFC 9449 section 8): an HMAC of the running interval, so
 * that all nodes agree and nothing is stored. A nonce is accepted during its interval and the next.
 * Stateless and thread-safe.
 */
public final class ServerNonces {
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  private final Bytes secret;

  /** Nonces of the hub with that secret. */
  public ServerNonces(Bytes secret) {
    this.secret = secret;
  }

  /** What to hand out now. */
  public String current(Instant now) {
    return of(interval(now));
  }

  /** What to accept now. */
  public Set<String> accepted(Instant now) {
    return Set.of(of(interval(now)), of(interval(now) - 1));
  }

  private static long interval(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), INTERVAL.toSeconds());
  }

  private String of(long interval) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.toByteArray(), "HmacSHA256"));
      byte[] tag = mac.doFinal(ByteBuffer.allocate(8).putLong(interval).array());
      return Bytes.of(tag, 0, 16).base64Url();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
