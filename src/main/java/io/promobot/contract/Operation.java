package io.promobot.contract;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * One call of the API, as the contract describes it.
 *
 * @param method in capitals
 * @param template the path below the API's prefix, such as {@code /campaigns/{id}}
 * @param open whether it needs no sign-in
 * @param till whether it belongs to a till, which signs in by itself: its handler checks that
 * @param longestBody of its body, in bytes
 * @param body the schema of its JSON; empty when it has none
 */
public record Operation(
    String id,
    String method,
    String template,
    boolean open,
    boolean till,
    List<Parameter> parameters,
    int longestBody,
    Optional<Schema> body) {

  /** A value in the path or the query. */
  record Parameter(String name, boolean inPath, boolean whole, Schema schema) {}
}
