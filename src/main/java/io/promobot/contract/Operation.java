package io.promobot.contract;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One call of the API, as the contract describes it.
 *
 * @param method in capitals
 * @param template the path below the API's prefix, such as {@code /campaigns/{id}}
 * @param schemes the names of the ways to sign in that are good enough for it; none when it is open
 *     to anybody
 * @param longestBody of its body, in bytes
 * @param needsBody whether a request without a body is refused; otherwise it is like {@code {}}
 * @param body the schema of its JSON; empty when it has none
 */
public record Operation(
    String id,
    String method,
    String template,
    Set<String> schemes,
    List<Parameter> parameters,
    int longestBody,
    boolean needsBody,
    Optional<Schema> body) {

  /** The name of the way in which a till signs in. */
  private static final String TILL = "till";

  /** Whether it needs no sign-in. */
  public boolean open() {
    return schemes.isEmpty();
  }

  /** Whether it belongs to a till, which signs in by itself: its handler checks that. */
  public boolean till() {
    return schemes.contains(TILL);
  }

  /** A value in the path or the query, or several of them in the query. */
  record Parameter(String name, boolean inPath, Kind kind, Schema schema) {}

  /** What the schema of a parameter is of. */
  enum Kind {
    TEXT,
    WHOLE,
    /** Texts: the parameter is given once for each. */
    LIST
  }
}
