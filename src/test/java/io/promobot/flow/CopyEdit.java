package io.promobot.flow;

import java.util.Map;
import java.util.TreeMap;

/** The default copy with some fields changed, as an owner would. */
final class CopyEdit {
  private CopyEdit() {}

  static Copy of(String field, String text) {
    return of(Map.of(field, text));
  }

  static Copy of(Map<String, String> changes) {
    Map<String, String> fields = new TreeMap<>(CopyFields.of(Copy.DEFAULT));
    changes.forEach(
        (field, text) -> {
          if (fields.put(field, text) == null) {
            throw new AssertionError("there is no field " + field);
          }
        });
    return CopyFields.read(fields);
  }
}
