package io.promobot.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Generates attacks on the operations of the contract, the same ones from the same seed. */
public final class AttackGenerator {
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/octet-stream",
          "nonsense",
          "");

  private static final List<String> ODD_HEADERS =
      List.of(
          "X-Forwarded-For: unknown, \"[::1]:80\", 300.1.1.1",
          "Forwarded: for=\"_hidden\";by=;;",
          "Accept: */*;q=x, text/html;q=0",
          "Cookie: promobot_session=;;;=; a",
          "Idempotency-Key: " + "k".repeat(500),
          "If-None-Match: \"" + "e".repeat(1_000) + "\"",
          "Range: bytes=9-1,-5",
          "Origin: null",
          "Content-Encoding: gzip",
          "Last-Event-ID: \u00ff\u00fe",
          "Accept-Encoding: br;q=NaN",
          "X-Long: " + "h".repeat(5_000));

  private final List<Operation> operations = Operation.all();
  private final Random random;
  private final JsonMutator mutator;
  private final Credentials credentials;

  public AttackGenerator(long seed, Credentials credentials) {
    this.random = new Random(seed);
    this.mutator = new JsonMutator(random);
    this.credentials = credentials;
  }

  /** The contract's own examples; where one is accepted, a single bad field has to be named. */
  public List<Attack> examples() {
    return letUsIn().filter(operation -> operation.example().isPresent()).map(this::valid).toList();
  }

  /** A valid request to every operation that can be attacked with valid credentials. */
  public List<Attack> oneOfEach() {
    return letUsIn().map(this::valid).toList();
  }

  private Stream<Operation> letUsIn() {
    return operations.stream().filter(operation -> !operation.locksUsOut());
  }

  private Attack valid(Operation operation) {
    var headers = List.of("Host: localhost", credentials.of(operation).get(0), Attack.JSON);
    return attack(operation, address(operation, false), headers, bytes(operation), Set.of());
  }

  private static byte[] bytes(Operation operation) {
    return operation
        .example()
        .map(example -> example.toString().getBytes(UTF_8))
        .orElse(new byte[0]);
  }

  public Attack next() {
    var operation = Hostile.any(operations, random);
    List<String> headers = new ArrayList<>(List.of("Host: localhost"));
    if (random.nextInt(5) > 0 && !operation.locksUsOut()) {
      headers.add(Hostile.any(credentials.of(operation), random));
    } else if (random.nextBoolean()) {
      headers.add("Authorization: Bearer " + "x".repeat(random.nextInt(100)));
    }
    if (random.nextInt(4) == 0) {
      headers.add(Hostile.any(ODD_HEADERS, random));
    }
    return switch (random.nextInt(4)) {
      case 0 -> plain(operation, headers);
      case 1 -> oneField(operation, headers);
      default -> anything(operation, headers);
    };
  }

  /** The valid request, except possibly its address. */
  private Attack plain(Operation operation, List<String> headers) {
    headers.add(Attack.JSON);
    var target = address(operation, random.nextBoolean()) + query(operation);
    return attack(operation, target, headers, bytes(operation), Set.of());
  }

  private Attack oneField(Operation operation, List<String> headers) {
    var fields = operation.body().map(AttackGenerator::fields).orElse(List.of());
    if (fields.isEmpty()) {
      return plain(operation, headers);
    }
    var field = Hostile.any(fields, random);
    headers.add(Attack.JSON);
    var target = address(operation, false);
    var body = mutator.hostileAt(field, operation.example().get());
    return attack(operation, target, headers, body, field.names());
  }

  /** Fields of the outermost object and texts anywhere, but no password: each would be a guess. */
  private static List<BodyText> fields(Operation.Body body) {
    List<BodyText> fields = new ArrayList<>(body.texts());
    body.example().fieldNames().forEachRemaining(name -> fields.add(BodyText.at(List.of(name), 0)));
    fields.removeIf(field -> field.path().contains("password"));
    return fields;
  }

  private Attack anything(Operation operation, List<String> headers) {
    var body =
        operation
            .example()
            .map(example -> mutator.mutate(example))
            .map(bytes -> random.nextInt(3) == 0 ? Hostile.spoiled(bytes, random) : bytes)
            .orElseGet(
                () -> random.nextInt(4) == 0 ? Hostile.json(random).getBytes(UTF_8) : new byte[0]);
    var type = Hostile.any(MEDIA_TYPES, random);
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    var target = address(operation, random.nextBoolean()) + query(operation);
    return attack(operation, target, headers, body, Set.of());
  }

  /** Each text of the contract as long ones, in an order that the seed decides. */
  public List<Attack> longTexts() {
    var attacks = new LongTextAttacks(credentials, random).on(operations);
    Collections.shuffle(attacks, random);
    return attacks;
  }

  private static Attack attack(
      Operation operation, String target, List<String> headers, byte[] body, Set<String> fields) {
    return new Attack(operation.id(), operation.method(), target, headers, body, fields);
  }

  private String address(Operation operation, boolean hostile) {
    return operation.address(usual -> hostile ? Hostile.pathPart(random) : usual);
  }

  private String query(Operation operation) {
    if (random.nextInt(3) == 0) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (var query : operation.queries()) {
      if (random.nextBoolean()) {
        pairs.add(query.name() + "=" + Hostile.queryValue(random));
      }
    }
    if (random.nextInt(4) == 0) {
      pairs.add("unknown=" + Hostile.queryValue(random));
    }
    if (random.nextInt(8) == 0) {
      pairs.add("&&=&" + "limit=1&".repeat(random.nextInt(30)));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }
}
