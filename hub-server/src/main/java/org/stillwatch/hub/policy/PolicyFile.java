package org.stillwatch.hub.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.policy.Finding;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.policy.PolicyInvalid;

/**
 * A policy as somebody wrote it.
 *
 * @param source where it comes from, as people will look for it
 * @param content the file's bytes, in any layout
 */
public record PolicyFile(String source, Bytes content) {

  private static final String FOLDER = "/org/stillwatch/governance/";

  /**
   * The policy in this file.
   *
   * @throws PolicyRefused if the file cannot be read
   */
  public static PolicyFile at(Path file) {
    try {
      return new PolicyFile(file.toString(), Bytes.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new PolicyRefused(
          file.toString(),
          List.of(
              new Finding(
                  "",
                  "Cannot be read ("
                      + e.getClass().getSimpleName()
                      + "). Name a file that exists and that the hub's user may read.")));
    }
  }

  /**
   * A policy that ships with the hub: {@code hub} (the standard), {@code evaluation}, {@code demo}.
   *
   * @throws IllegalArgumentException if none has this name
   */
  public static PolicyFile bundled(String name) {
    return new PolicyFile(name + " (shipped)", resource(name + ".json"));
  }

  static Bytes resource(String file) {
    try (var in = PolicyFile.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "No policy " + file + " ships with the hub; there are hub, evaluation and demo.");
      }
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the hub itself cannot be read.", e);
    }
  }

  /**
   * The policy, if it is one.
   *
   * @throws PolicyRefused with everything that schema and reader find
   */
  public Policy read() {
    var json = content.toByteArray();
    var findings = new ArrayList<Finding>();
    try {
      var policy = Policy.read(json);
      findings.addAll(PolicySchema.findings(json));
      if (findings.isEmpty()) {
        return policy;
      }
    } catch (PolicyInvalid e) {
      findings.addAll(e.findings());
      findings.addAll(PolicySchema.findingsBeside(e.findings(), json));
    }
    throw new PolicyRefused(source, findings);
  }

  /**
   * The policy, if a hub may start under it now and on this address.
   *
   * @param listening the address the hub listens on
   * @throws PolicyRefused if it is none, is not valid now, or is for loopback only and the address
   *     is not
   */
  public Policy start(InetAddress listening, Instant now) {
    var policy = read();
    var findings = new ArrayList<Finding>();
    if (now.isBefore(policy.validFrom())) {
      findings.add(
          new Finding(
              "/valid_from",
              "Is " + policy.validFrom() + ", and it is " + now + ". Wait, or check the clock."));
    }
    if (!now.isBefore(policy.validUntil())) {
      findings.add(
          new Finding(
              "/valid_until",
              "Was "
                  + policy.validUntil()
                  + ", and it is "
                  + now
                  + ". Let those who decide renew the policy, under the next version."));
    }
    if (policy.loopbackOnly() && !listening.isLoopbackAddress()) {
      findings.add(
          new Finding(
              "/loopback_only",
              "Is true, and the hub would listen on "
                  + listening.getHostAddress()
                  + ". Listen on 127.0.0.1, or use the standard policy."));
    }
    if (!findings.isEmpty()) {
      throw new PolicyRefused(source, findings);
    }
    return policy;
  }
}
