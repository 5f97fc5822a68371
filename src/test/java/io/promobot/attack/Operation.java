package io.promobot.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One operation of the contract and its inputs. */
record Operation(String id, String method, String path, List<Query> queries, Optional<Body> body) {
  private static final String PREFIX = "/api/v1";
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static final Set<String> LOCK_US_OUT = Set.of("sign_out", "change_password");

  /** The operations that bot builders call, in JSON and in forms. */
  private static final Set<String> INTAKES = Set.of("register_lead", "ask_request");

  /** What the contract describes only in words: other names of an intake's fields. */
  private static final List<BodyText> OTHER_NAMES =
      List.of(
          new BodyText(List.of("username"), 200, "name"),
          new BodyText(List.of("first_name"), 200, "name"),
          new BodyText(List.of("utm_source"), 200, "origin"),
          new BodyText(List.of("source"), 200, "origin"),
          new BodyText(List.of("ref"), LongText.LONGEST, "origin"),
          new BodyText(List.of("description"), 4_000, "message"),
          new BodyText(List.of("url"), LongText.LONGEST, "url"));

  private static final int TOO_LONG_PASSWORD = 3_000;

  /**
   * A wrong password waits its turn for longer than other answers may take; a wrong link does not.
   */
  private static final Body OF_SIGN_IN =
      new Body(
          JsonNodeFactory.instance.objectNode().put("link", "something"),
          List.of(
              BodyText.at(List.of("link"), 200),
              new BodyText(List.of("password"), TOO_LONG_PASSWORD, "link")));

  /** Either a PIN or a link. */
  private static final Body OF_TILL_SIGN_IN =
      new Body(OF_SIGN_IN.example(), List.of(BodyText.at(List.of("link"), 200)));

  /**
   * A parameter after the question mark.
   *
   * @param longest how long it may be when any text is allowed; 0 when only a few are
   */
  record Query(String name, int longest) {
    private static Query of(String name, JsonNode schema) {
      return new Query(name, schema.path("maxLength").asInt(0));
    }
  }

  /** A valid example, and the texts that it may contain. */
  record Body(JsonNode example, List<BodyText> texts) {}

  static List<Operation> all() {
    var schemas = new Schemas();
    List<Operation> found = new ArrayList<>();
    for (var path : schemas.contract.get("paths").properties()) {
      for (var described : path.getValue().properties()) {
        if (METHODS.contains(described.getKey())) {
          found.add(of(schemas, path.getKey(), described.getKey(), described.getValue()));
        }
      }
    }
    return found;
  }

  private static Operation of(Schemas schemas, String path, String method, JsonNode described) {
    List<Query> queries = new ArrayList<>();
    for (var parameter : described.path("parameters")) {
      var whole = schemas.followed(parameter);
      if (whole.get("in").textValue().equals("query")) {
        queries.add(Query.of(whole.get("name").textValue(), schemas.followed(whole.get("schema"))));
      }
    }
    var id = described.get("operationId").textValue();
    var body = described.path("requestBody").path("content").path("application/json");
    return new Operation(
        id, method.toUpperCase(Locale.ROOT), path, queries, body(schemas, id, body.path("schema")));
  }

  private static Optional<Body> body(Schemas schemas, String id, JsonNode schema) {
    if (schema.isMissingNode()) {
      return Optional.empty();
    }
    if (id.equals("sign_in")) {
      return Optional.of(OF_SIGN_IN);
    }
    if (id.equals("sign_in_till")) {
      return Optional.of(OF_TILL_SIGN_IN);
    }
    var others = INTAKES.contains(id) ? OTHER_NAMES.stream() : Stream.<BodyText>empty();
    var texts = Stream.concat(schemas.texts(schema).stream(), others).toList();
    return Optional.of(new Body(schemas.example(schema), texts));
  }

  Optional<JsonNode> example() {
    return body.map(Body::example);
  }

  boolean takesForms() {
    return INTAKES.contains(id);
  }

  /** Its address, with the usual parameters. */
  String address() {
    return address(usual -> usual);
  }

  /**
   * @param part gives a parameter of the path instead of the usual one
   */
  String address(UnaryOperator<String> part) {
    var usual =
        path.startsWith("/campaigns") ? "welcome" : path.startsWith("/stories") ? "sign_up" : "1";
    return PREFIX
        + PARAMETER.matcher(path).replaceAll(found -> Matcher.quoteReplacement(part.apply(usual)));
  }

  /** Operations that would lock us out; only strangers may try them. */
  boolean locksUsOut() {
    return LOCK_US_OUT.contains(id) || id.startsWith("renew_");
  }
}
