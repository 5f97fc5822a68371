package io.promobot.flow;

import java.util.Map;
import java.util.TreeMap;

/** The default copy with some fields changed, as an owner would. */
final class CopyEdit {
  private CopyEdit() {}

  static Texts of(String field, String text) {
    return of(Map.of(field, text));
  }

  static Texts of(Map<String, String> changes) {
    Map<String, String> fields = new TreeMap<>(Coupon.COPY.fields());
    changes.forEach(
        (field, text) -> {
          if (fields.put(field, text) == null) {
            throw new AssertionError("there is no field " + field);
          }
        });
    return Coupon.COPY.with(fields);
  }
}
