package io.promobot.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every text field of the contract in turn is given long texts, while the rest of the request is
 * valid: otherwise nothing would look at the field.
 */
final class LongTextAttacks {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final int LINE = 3_000;

  private final Credentials credentials;
  private final Random random;

  LongTextAttacks(Credentials credentials, Random random) {
    this.credentials = credentials;
    this.random = random;
  }

  List<Attack> on(List<Operation> operations) {
    List<Attack> attacks = new ArrayList<>();
    for (var operation : operations) {
      if (!operation.locksUsOut()) {
        LongText.PIECES.forEach(piece -> add(operation, piece, attacks));
      }
    }
    return attacks;
  }

  private void add(Operation operation, String piece, List<Attack> attacks) {
    operation.body().ifPresent(body -> addBodies(operation, body, piece, attacks));
    for (var query : operation.queries()) {
      if (query.longest() > 0) {
        var value = encoded(LongText.of(piece, query.longest()));
        attacks.add(inAddress(operation, query.name(), value, Set.of(query.name())));
        if (piece.startsWith("%")) {
          // not encoded: where it is not an escape, nobody can tell what is wrong with which
          // parameter
          var raw = LongText.of(piece, LINE);
          attacks.add(inAddress(operation, query.name(), raw, Set.of()));
        }
      }
    }
  }

  /** As long as the contract allows, and far too long where nothing stops it before it is read. */
  private void addBodies(
      Operation operation, Operation.Body body, String piece, List<Attack> attacks) {
    for (var text : body.texts()) {
      attacks.add(withJson(operation, body, text, LongText.of(piece, text.longest())));
      // a sign at the end lets patterns fail late
      var tooLong = LongText.of(piece, LongText.LONGEST) + "!";
      if (operation.takesForms() && random.nextBoolean()) {
        attacks.add(withForm(operation, body, text, tooLong));
      } else if (operation.takesForms() || random.nextInt(4) == 0) {
        attacks.add(withJson(operation, body, text, tooLong));
      }
    }
  }

  private Attack withJson(Operation operation, Operation.Body body, BodyText text, String value) {
    var json = text.in(body.example(), value).toString();
    return attack(operation, operation.address(), Attack.JSON, json, text.names());
  }

  private Attack withForm(Operation operation, Operation.Body body, BodyText text, String value) {
    return attack(operation, operation.address(), FORM, form(body, text, value), text.names());
  }

  /** The attacked field as it is, so that its percent signs are escapes, broken ones, too. */
  private static String form(Operation.Body body, BodyText text, String value) {
    var others =
        text.in(body.example(), "").properties().stream()
            .filter(field -> !text.path().contains(field.getKey()))
            .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()));
    var attacked = text.path().get(0) + "=" + value.replace("&", "%26");
    return Stream.concat(others, Stream.of(attacked)).collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Attack inAddress(Operation operation, String name, String value, Set<String> fields) {
    var target = operation.address() + "?" + name + "=" + value;
    return attack(operation, target, Attack.JSON, example(operation).orElse(""), fields);
  }

  private static Optional<String> example(Operation operation) {
    return operation.example().map(Object::toString);
  }

  private Attack attack(
      Operation operation, String target, String type, String body, Set<String> fields) {
    var headers = List.of("Host: localhost", credentials.of(operation).get(0), type);
    return new Attack(
        operation.id(), operation.method(), target, headers, body.getBytes(UTF_8), fields);
  }
}
