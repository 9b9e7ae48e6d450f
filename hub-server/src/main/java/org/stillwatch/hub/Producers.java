package org.stillwatch.hub;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.keys.SecretFile;
import org.stillwatch.hub.ledger.HttpWitnessPost;
import org.stillwatch.hub.ledger.LogMirror;
import org.stillwatch.hub.ledger.LogTermsSource;
import org.stillwatch.hub.ledger.Witnessing;
import org.stillwatch.hub.liaisons.LiaisonTermsSource;
import org.stillwatch.hub.members.EnrolmentResource;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.pseudonyms.PseudonymsResource;
import org.stillwatch.hub.refusal.Incidents;
import org.stillwatch.wire.AtTheEdge;

/** Where time, randomness and the hub's own identity come from. Nothing below asks the machine. */
@AtTheEdge
@Singleton
public class Producers {
  private final SecureRandom random = new SecureRandom();

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return random;
  }

  @Produces
  @Singleton
  RandomIds ids() {
    return UUID::randomUUID;
  }

  @Produces
  @Singleton
  Incidents incidents() {
    return UUID::randomUUID;
  }

  @Produces
  @Singleton
  HubIdentity identity(Founding founding) {
    return founding.identity();
  }

  @Produces
  @Singleton
  Witnessing.Witnesses witnesses(Founding founding) {
    return new Witnessing.Witnesses(founding.witnesses(), new HttpWitnessPost());
  }

  @Produces
  @Singleton
  LogMirror.Folder logFolder(Founding founding) {
    return new LogMirror.Folder(founding.logFolder());
  }

  @Produces
  @Singleton
  SecretFile secrets(Founding founding) {
    return founding.secrets();
  }

  @Produces
  @Singleton
  EnrolmentResource.Domain domain(PolicyHolder holder) {
    return () -> holder.current().matchingDomain();
  }

  @Produces
  @Singleton
  LogTermsSource logTerms(PolicyHolder holder) {
    return () -> holder.current().log();
  }

  @Produces
  @Singleton
  LiaisonTermsSource liaisonTerms(PolicyHolder holder) {
    return () -> holder.current().liaison();
  }

  @Produces
  @Singleton
  PseudonymsResource.PolicySource policySource(PolicyHolder holder) {
    return holder::current;
  }
}
