package io.promobot.untrusted;

import com.fasterxml.jackson.core.JsonFactory;

/**
 * How much one body may contain. Its length in bytes is limited where it is received.
 *
 * @param depth lists and objects inside each other
 * @param parts names, values and brackets of JSON; fields of a form
 * @param name characters of a name
 * @param text characters of a value
 */
public record Limits(int depth, int parts, int name, int text) {
  /** What people and their programs send to the API, in at most 64 KiB. */
  public static final Limits OF_REQUESTS = new Limits(64, 20_000, 1_000, 64 * 1024);

  /** One update of a webhook; a whole body of 1 MiB may hold a thousand of them. */
  public static final Limits OF_UPDATES = new Limits(64, 20_000, 1_000, 100_000);

  /** What the services we call answer. */
  public static final Limits OF_ANSWERS = new Limits(64, 100_000, 1_000, 1 << 20);

  /** For parsers that enforce these limits; beyond them they fail with a {@link TooMuch}. */
  public JsonFactory json() {
    return JsonFactory.builder()
        // Names invented by strangers must not fill a table of all names ever seen.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(new Constraints(this))
        .build();
  }
}
