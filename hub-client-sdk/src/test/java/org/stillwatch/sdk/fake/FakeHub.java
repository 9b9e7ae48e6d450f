package org.stillwatch.sdk.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.EnrolmentClaim;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchLimits;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.seal.VerifyingKey;

/** A hub in memory that keeps the contract, and breaks when told to. */
public final class FakeHub implements AutoCloseable {
  private static final Limits JSON = new Limits(64 << 20, 16);
  private static final BatchLimits BATCH = new BatchLimits(64 << 20, 100_000, 1 << 20);

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
  private final Map<LabId, VerifyingKey> batchKeys = new HashMap<>();
  private final Map<String, FakeChain> chains = new HashMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Set<String> refusedTexts = new HashSet<>();

  /** The alerts of all labs. */
  public final FakeFeed feed = new FakeFeed(hubId, hubKey, clock);

  /** Evaluates, and breaks when told to. */
  public final FakeEvaluator evaluator;

  public final AtomicInteger batchRequests = new AtomicInteger();
  private volatile Policy policy;
  private volatile Epoch epoch;

  public FakeHub(Policy policy) throws IOException {
    this.policy = policy;
    this.epoch = Epoch.of(clock.instant());
    this.evaluator = new FakeEvaluator(hubId, domain(), hubKey, clock, random);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    door.opened(address());
  }

  /** One of the project's own policies: demo, evaluation, hub. */
  public static Policy policy(String name) throws IOException {
    Path root = Path.of(System.getProperty("stillwatch.root", "..")).toAbsolutePath();
    return Policy.read(Files.readAllBytes(root.resolve("governance/policy/" + name + ".json")));
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

  public synchronized void fail(Failure... next) {
    failures.addAll(List.of(next));
  }

  /** From now on a batch with this text in an object is refused. */
  public synchronized void refuse(String text) {
    refusedTexts.add(text);
  }

  public Ticket ticket() {
    byte[] code = new byte[32];
    random.nextBytes(code);
    return new Ticket(
        address(),
        hubId.value(),
        hubKey.publicKey(),
        Bytes.of(code),
        clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS));
  }

  /** Registers a lab without enrolment. */
  public synchronized void register(LabId lab, VerifyingKey batchKey, ECKey clientKey) {
    batchKeys.put(lab, batchKey);
    door.register(lab, clientKey.toPublicJWK());
  }

  public synchronized List<OpenedBatch> batches(LabId lab, String stream) {
    return chain(lab, stream).batches();
  }

  public synchronized void loseAllButFirst(LabId lab, String stream, int kept) {
    chain(lab, stream).loseAllButFirst(kept);
  }

  private FakeChain chain(LabId lab, String stream) {
    return chains.computeIfAbsent(lab + " " + stream, name -> new FakeChain());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        route(exchange, body);
      } catch (FakeRefusal e) {
        refused(exchange, e.problem());
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        String error = FakeDoor.isAboutNonce(e) ? "use_dpop_nonce" : "invalid_dpop_proof";
        exchange.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"" + error + "\"");
        exchange.getResponseHeaders().set("DPoP-Nonce", door.nonce());
        refused(
            exchange, problem(ProblemType.UNAUTHENTICATED, 401, String.valueOf(e.getMessage())));
      }
    }
  }

  private void route(HttpExchange exchange, byte[] body) throws Exception {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/hub" -> answer(exchange, 200, card());
      case "/policy" -> send(exchange, 200, policy.canonical().toByteArray());
      case "/elsewhere" -> {
        exchange.getResponseHeaders().set("Location", address() + "/hub");
        exchange.sendResponseHeaders(302, -1);
      }
      case "/enrolment" -> answer(exchange, 201, enrolment(StrictJson.read(body, JSON)));
      case "/oauth/token" -> {
        exchange.getResponseHeaders().set("DPoP-Nonce", door.nonce());
        send(exchange, 200, door.token(exchange, body).getBytes(StandardCharsets.UTF_8));
      }
      case "/evaluations" -> {
        door.lab(exchange);
        send(exchange, 200, evaluator.evaluated(body, policy.limits().evaluationsPerRequest()));
      }
      case "/batches" -> batch(exchange, door.lab(exchange), body);
      case "/batches/head" -> answer(exchange, 200, head(door.lab(exchange), exchange));
      case "/alerts" -> answer(exchange, 200, feed.page(door.lab(exchange), query(exchange)));
      default -> {
        door.lab(exchange);
        answer(exchange, 200, object().put("manifest", evaluator.manifest(path.split("/", -1))));
      }
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

  private ObjectNode enrolment(JsonNode request) throws Exception {
    byte[] payload =
        Bytes.fromBase64Url(request.path("batch_seal").asText().split("\\.", -1)[1]).toByteArray();
    EnrolmentClaim claim = EnrolmentClaim.parse(payload);
    Bytes sealed = Bytes.of(payload);
    Function<VerifyingKey, Function<String, Boolean>> opens =
        key ->
            name ->
                key.open(SealType.ENROLMENT, request.path(name).asText()).payload().equals(sealed);
    if (!opens.apply(claim.batchKey()).apply("batch_seal")
        || !opens.apply(claim.clientKey()).apply("client_seal")
        || !claim
            .codeDigest()
            .equals(Digest.of(Bytes.fromBase64Url(request.path("code").asText())))) {
      throw new FakeRefusal(problem(ProblemType.TICKET_REFUSED, 403, "the claim does not hold"));
    }
    LabId lab = new LabId(UUID.randomUUID());
    register(lab, claim.batchKey(), ECKey.parse(claim.clientKey().toJwk()));
    ObjectNode plain =
        object()
            .put("format", "stillwatch-enrolment/1")
            .put("lab", lab.toString())
            .put("hub_id", hubId.toString())
            .put("matching_domain", policy.matchingDomain());
    JWEObject jwe =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM),
            new Payload(plain.toString()));
    jwe.encrypt(new ECDHEncrypter(claim.encryptionKey()));
    return object().put("sealed", jwe.serialize());
  }

  private void batch(HttpExchange exchange, LabId lab, byte[] body) throws IOException {
    batchRequests.incrementAndGet();
    Optional<Failure> failure;
    Kept kept;
    synchronized (this) {
      failure = Optional.ofNullable(failures.poll());
      if (failure.equals(Optional.of(Failure.BEFORE))) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        throw new FakeRefusal(problem(ProblemType.UNAVAILABLE, 503, "not now"));
      }
      kept = keep(lab, body);
    }
    if (failure.isEmpty()) {
      answer(exchange, kept.status(), object().put("receipt", kept.receipt()));
    }
  }

  private record Kept(int status, String receipt) {}

  private Kept keep(LabId lab, byte[] body) {
    VerifyingKey key = batchKeys.get(lab);
    if (key == null) {
      throw new FakeRefusal(problem(ProblemType.UNKNOWN_KEY, 403, "no key"));
    }
    OpenedBatch batch = Batch.read(body, BATCH).open(key);
    var binding = batch.header().binding();
    FakeChain chain = chain(lab, binding.stream().name());
    Optional<String> before = chain.receipt(batch.header().digest());
    if (before.isPresent()) {
      return new Kept(200, before.get());
    }
    if (!binding.policy().equals(policy.digest())) {
      throw new FakeRefusal(problem(ProblemType.UNKNOWN_POLICY, 409, "another policy"));
    }
    if (batch.header().count() > policy.limits().maxObjectsPerBatch()) {
      throw new FakeRefusal(problem(ProblemType.OVER_LIMIT, 413, "too many objects"));
    }
    for (Bytes object : batch.objects()) {
      String text = new String(object.toByteArray(), StandardCharsets.UTF_8);
      if (refusedTexts.stream().anyMatch(text::contains)) {
        throw new FakeRefusal(problem(ProblemType.AGAINST_POLICY, 422, "an object is refused"));
      }
    }
    Receipt receipt =
        new Receipt(
            hubId.value(),
            lab.value(),
            binding.stream().name(),
            binding.sequence(),
            batch.header().digest(),
            batch.header().count(),
            clock.instant());
    String jws = Seal.seal(SealType.RECEIPT, receipt.toCanonical(), hubKey);
    chain.keep(batch, jws);
    return new Kept(201, jws);
  }

  private synchronized ObjectNode head(LabId lab, HttpExchange exchange) {
    String stream = exchange.getRequestURI().getQuery().substring("stream=".length());
    FakeChain chain = chain(lab, stream);
    return object()
        .put("stream", stream)
        .put("next", chain.next())
        .put("head", chain.head().base64Url());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getQuery();
    if (text != null) {
      for (String one : text.split("&", -1)) {
        int cut = one.indexOf('=');
        query.put(one.substring(0, cut), one.substring(cut + 1));
      }
    }
    return query;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Problem problem(ProblemType type, int status, String detail) {
    return Problem.of(type, status, detail, Reason.whole("something else", "send that"));
  }

  private static void refused(HttpExchange exchange, Problem problem) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
    send(exchange, problem.status(), CanonicalJson.write(problem.toJson()));
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode json)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, status, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
