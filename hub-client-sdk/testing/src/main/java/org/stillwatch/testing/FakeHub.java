package org.stillwatch.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.stillwatch.wire.AtTheEdge;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.seal.VerifyingKey;
import org.stillwatch.wire.tree.TilePath;

/**
 * A hub in memory that keeps the contract, and breaks when told to. Give its {@link #ticket} to
 * {@code Lab.enrol}; what labs submit is matched by equal tokens, and alerts come at once. It
 * listens on the loopback interface until it is closed. Thread-safe.
 */
@AtTheEdge
public final class FakeHub implements AutoCloseable {
  private static final Limits JSON = new Limits(64 << 20, 16);

  static {
    // Otherwise each small answer waits 40 ms for the kernel's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** How the next request for batches fails. */
  public enum Failure {
    /** 503, and nothing is kept. */
    BEFORE,
    /** The batch is kept, and the connection breaks before the receipt is sent. */
    AFTER
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();
  private final FakeDoor door = new FakeDoor();
  private final SoftwareSigningKey hubKey =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random);
  private final HubId hubId = new HubId(UUID.randomUUID());
  private final FakeEnrolment enrolment = new FakeEnrolment(hubId, random, this::register);
  private final FakeIntake intake;
  private final Deque<Failure> failures = new ArrayDeque<>();

  /** What happened, as members can check it. */
  public final FakeLog log = new FakeLog(hubId, hubKey, random);

  /** The alerts of all labs. */
  public final FakeFeed feed = new FakeFeed(hubId, hubKey, clock, log);

  /** Evaluates, and breaks when told to. */
  public final FakeEvaluator evaluator;

  /** How many batches came, those that failed too. */
  public final AtomicInteger batchRequests = new AtomicInteger();

  private volatile Policy policy;
  private volatile Epoch epoch;
  private volatile Duration delay = Duration.ZERO;

  /** A hub under that policy, listening. */
  public FakeHub(Policy policy) throws IOException {
    this.policy = policy;
    this.epoch = Epoch.of(clock.instant());
    this.evaluator = new FakeEvaluator(hubId, domain(), hubKey, clock, random);
    this.intake =
        new FakeIntake(
            hubId,
            hubKey,
            clock,
            log,
            new FakeCampaigns(
                UUID::randomUUID, (told, labs) -> feed.tell(told, labs, this.policy)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    door.opened(address());
  }

  /** One of the project's own policies: demo, evaluation, hub. */
  public static Policy policy(String name) throws IOException {
    try (InputStream in = FakeHub.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IOException("expected demo, evaluation or hub");
      }
      return Policy.read(in.readAllBytes());
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public HubId id() {
    return hubId;
  }

  public SoftwareSigningKey key() {
    return hubKey;
  }

  public Policy policy() {
    return policy;
  }

  public MatchingDomain domain() {
    return new MatchingDomain(policy.matchingDomain());
  }

  public Epoch epoch() {
    return epoch;
  }

  public void changePolicy(Policy other) {
    policy = other;
  }

  /** Who comes in. */
  public FakeDoor door() {
    return door;
  }

  /** The next requests for batches fail, one after the other. */
  public synchronized void fail(Failure... next) {
    failures.addAll(List.of(next));
  }

  /** From now on every answer waits so long. */
  public void delay(Duration pause) {
    delay = pause;
  }

  /** From now on a batch with this text in an object is refused. */
  public synchronized void refuse(String text) {
    intake.refuse(text);
  }

  /** Ends a membership at once, with all its keys; what the lab reported stays. */
  public synchronized void revoke(LabId lab) {
    intake.revoke(lab);
    door.revoke(lab);
  }

  /** A new enrolment ticket, for one set of keys. */
  public synchronized Ticket ticket() {
    return new Ticket(
        address(),
        hubId.value(),
        hubKey.publicKey(),
        enrolment.code(),
        clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS));
  }

  /** Registers a lab without enrolment. */
  public synchronized void register(LabId lab, VerifyingKey batchKey, ECKey clientKey) {
    intake.register(lab, batchKey);
    door.register(lab, clientKey.toPublicJWK());
  }

  /** The labs that are registered, in the order in which they came. */
  public synchronized List<LabId> labs() {
    return intake.labs();
  }

  /** What a lab submitted. */
  public synchronized List<OpenedBatch> batches(LabId lab, String stream) {
    return intake.batches(lab, stream);
  }

  /** Forgets batches, as a hub that was restored from an old backup. */
  public synchronized void loseAllButFirst(LabId lab, String stream, int kept) {
    intake.chain(lab, stream).loseAllButFirst(kept);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        Thread.sleep(delay.toMillis());
        route(exchange, body);
      } catch (FakeRefusal e) {
        FakeAnswers.refused(exchange, e.problem());
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        String error = FakeDoor.isAboutNonce(e) ? "use_dpop_nonce" : "invalid_dpop_proof";
        exchange.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"" + error + "\"");
        exchange.getResponseHeaders().set("DPoP-Nonce", door.nonce());
        FakeAnswers.refused(
            exchange,
            FakeRefusal.of(ProblemType.UNAUTHENTICATED, 401, String.valueOf(e.getMessage()))
                .problem());
      }
    }
  }

  private void route(HttpExchange exchange, byte[] body) throws Exception {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/hub" -> FakeAnswers.answer(exchange, 200, card());
      case "/policy" -> FakeAnswers.send(exchange, 200, policy.canonical().toByteArray());
      case "/elsewhere" -> {
        exchange.getResponseHeaders().set("Location", address() + "/hub");
        exchange.sendResponseHeaders(302, -1);
      }
      case "/enrolment" -> FakeAnswers.answer(exchange, 201, enrolled(body));
      case "/oauth/token" -> {
        exchange.getResponseHeaders().set("DPoP-Nonce", door.nonce());
        FakeAnswers.send(
            exchange, 200, door.token(exchange, body).getBytes(StandardCharsets.UTF_8));
      }
      case "/evaluations" -> {
        door.lab(exchange);
        FakeAnswers.send(
            exchange, 200, evaluator.evaluated(body, policy.limits().evaluationsPerRequest()));
      }
      case "/batches" -> batch(exchange, door.lab(exchange), body);
      case "/batches/head" -> FakeAnswers.answer(exchange, 200, head(door.lab(exchange), exchange));
      case "/alerts" ->
          FakeAnswers.answer(
              exchange, 200, feed.page(door.lab(exchange), FakeAnswers.query(exchange)));
      default -> {
        LabId lab = door.lab(exchange);
        if (path.startsWith("/log/")) {
          log(exchange, lab, path.substring("/log/".length()));
          return;
        }
        String manifest = evaluator.manifest(path.split("/", -1));
        log.addKey(manifest);
        FakeAnswers.answer(exchange, 200, object().put("manifest", manifest));
      }
    }
  }

  private void log(HttpExchange exchange, LabId lab, String path) throws IOException {
    log.requireHere();
    switch (path) {
      case "checkpoint" -> FakeAnswers.send(exchange, 200, log.checkpoint());
      case "leaves" ->
          FakeAnswers.answer(
              exchange,
              200,
              log.leaves(lab, Integer.parseInt(FakeAnswers.query(exchange).get("from"))));
      case "hashes/0" -> {
        var query = FakeAnswers.query(exchange);
        int from = Integer.parseInt(query.get("from"));
        FakeAnswers.send(exchange, 200, log.hashes(from, Integer.parseInt(query.get("count"))));
      }
      default -> FakeAnswers.send(exchange, 200, log.tile(TilePath.parse(path)));
    }
  }

  private ObjectNode card() {
    return object()
        .put("hub_id", hubId.toString())
        .put("matching_domain", policy.matchingDomain())
        .put("policy", policy.digest().base64Url())
        .put("epoch", epoch.toString())
        .put("public_url", address().toString())
        .put("key", hubKey.publicKey().toJwk());
  }

  private synchronized ObjectNode enrolled(byte[] body) {
    return enrolment.enrolled(
        StrictJson.read(body, JSON), policy.matchingDomain(), new LabId(UUID.randomUUID()));
  }

  private void batch(HttpExchange exchange, LabId lab, byte[] body) throws IOException {
    batchRequests.incrementAndGet();
    Optional<Failure> failure;
    FakeIntake.Kept kept;
    synchronized (this) {
      failure = Optional.ofNullable(failures.poll());
      if (failure.equals(Optional.of(Failure.BEFORE))) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        throw FakeRefusal.of(ProblemType.UNAVAILABLE, 503, "not now");
      }
      kept = intake.keep(lab, body, policy);
    }
    if (failure.isEmpty()) {
      FakeAnswers.answer(exchange, kept.status(), object().put("receipt", kept.receipt()));
    }
  }

  private synchronized ObjectNode head(LabId lab, HttpExchange exchange) {
    String stream = exchange.getRequestURI().getQuery().substring("stream=".length());
    FakeChain chain = intake.chain(lab, stream);
    return object()
        .put("stream", stream)
        .put("next", chain.next())
        .put("head", chain.head().base64Url());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
