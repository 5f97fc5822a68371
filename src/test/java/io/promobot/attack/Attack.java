package io.promobot.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;

/**
 * One request as bytes.
 *
 * @param fields names of the one field that is wrong, when that is known: a refusal has to name one
 */
public record Attack(
    String operation,
    String method,
    String target,
    List<String> headers,
    byte[] body,
    Set<String> fields) {
  private static final int SHOWN = 160;
  static final String JSON = "Content-Type: application/json";

  byte[] bytes() {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** Whether the server can know that this field exists. */
  boolean readable() {
    return !headers.contains(JSON) || body.length == 0 || ReadableJson.is(body);
  }

  /** Whether this is the wrong field, or something inside it. */
  boolean isAbout(String name) {
    return fields.stream().anyMatch(field -> name.equals(field) || name.startsWith(field + "."))
        || headers.stream().anyMatch(header -> header.startsWith(name + ":"));
  }

  @Override
  public String toString() {
    var text = new String(body, UTF_8);
    return "%s: %s %s %s%n%s (%d bytes)"
        .formatted(operation, method, shortened(target), headers, shortened(text), body.length);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
