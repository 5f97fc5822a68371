package io.promobot.event;

import java.util.Arrays;
import java.util.Optional;

/** Something that happens, which a program of the owner's can be told. */
public enum EventType {
  CUSTOMER_CAME("customer.came"),
  CUSTOMER_RESPONDED("customer.responded"),
  COUPON_REVEALED("coupon.revealed"),
  COUPON_REDEEMED("coupon.redeemed"),
  LEAD_CREATED("lead.created"),
  REQUEST_OPENED("request.opened");

  private final String key;

  EventType(String key) {
    this.key = key;
  }

  /** Its name in JSON and SQL. */
  public String key() {
    return key;
  }

  /** Empty for a name that only another version of promobot knows. */
  public static Optional<EventType> of(String key) {
    return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
  }
}
