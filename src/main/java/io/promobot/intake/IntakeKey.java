package io.promobot.intake;

import io.promobot.access.Tokens;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Identifies a repeated call, all in hexadecimal.
 *
 * @param key calls with the same one are repeats of each other
 * @param before the key as earlier versions wrote it, which did not include the request
 * @param request what was sent; a repeat sends the same
 * @param good how long repeats are answered like the first
 */
record IntakeKey(String key, Optional<String> before, String request, Duration good) {
  private static final String KEY = "idempotency-key";
  private static final String TRACE = "sentry-trace";
  private static final int LONGEST_KEY = 255;
  private static final Duration WEEK = Duration.ofDays(7);

  /** Bot builders repeat a call for some minutes; a page may send the same again another day. */
  private static final Duration HOUR = Duration.ofHours(1);

  /** The caller and the operation: keys of one are never those of another. */
  record Caller(String visitor, String operation) {}

  /**
   * For a call with these headers and fields; throws a {@link Problem} for a key we do not accept.
   */
  static Optional<IntakeKey> of(MultiMap headers, Caller caller, FormBody form) {
    return value(headers, KEY)
        .map(value -> ofKey(value, caller, form))
        .or(() -> value(headers, TRACE).map(value -> ofTrace(value, caller, form)));
  }

  private static Optional<String> value(MultiMap headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !UnsetVariable.is(value, List.of(name)));
  }

  private static IntakeKey ofKey(String value, Caller caller, FormBody form) {
    if (!value.matches("[ -~]{1," + LONGEST_KEY + "}")) {
      throw Problem.badInput(
          List.of(
              new Mistake(
                  "Idempotency-Key",
                  "must be 1 to " + LONGEST_KEY + " letters, digits and signs of ASCII")));
    }
    return new IntakeKey(
        hash(caller.operation(), KEY, caller.visitor(), value),
        Optional.of(hash(caller.operation(), KEY, value)),
        request(value, caller, form),
        WEEK);
  }

  /**
   * Everything that a page sends shares one trace, so the trace alone does not identify a repeat.
   */
  private static IntakeKey ofTrace(String value, Caller caller, FormBody form) {
    String request = request(value, caller, form);
    String key = hash(caller.operation(), TRACE, caller.visitor(), value, request);
    return new IntakeKey(key, Optional.empty(), request, HOUR);
  }

  /**
   * The same for the same fields, in whatever order they come. Salted with the header's value,
   * which is never stored, so nobody can find out a person's data by hashing guesses.
   */
  private static String request(String salt, Caller caller, FormBody form) {
    var text = new StringBuilder("POST").append(caller.operation());
    new TreeMap<>(form.texts())
        .forEach(
            (name, value) -> {
              if (!name.equals("token")) {
                text.append('\0').append(name).append('\0').append(value);
              }
            });
    return hash(salt, text.toString());
  }

  private static String hash(String... parts) {
    return HexFormat.of().formatHex(Tokens.hash(String.join("\n", parts)));
  }
}
