package io.promobot.till;

import io.promobot.coupon.Worth;
import io.promobot.till.FoundCode.Use;
import io.promobot.till.FoundCode.Validity;
import java.time.LocalDate;
import java.util.Optional;

/** A code as somebody sees it who may redeem it. */
record SeenCode(
    String state,
    Optional<String> code,
    Optional<String> offer,
    Optional<Worth> value,
    Optional<String> name,
    Optional<Integer> usesLeft,
    Optional<Use> used,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil) {
  /** What somebody is told who asked for a code, whether there is one or not. */
  static SeenCode of(Optional<FoundCode> found, boolean named) {
    return found.map(code -> of(code, named)).orElseGet(() -> only(CodeState.UNKNOWN));
  }

  /** A state that says all there is to say. */
  static SeenCode only(CodeState state) {
    return new SeenCode(
        state.key(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static SeenCode of(FoundCode code, boolean named) {
    Validity validity = code.validity();
    return new SeenCode(
        code.says().key(),
        Optional.of(code.code()),
        Optional.of(code.offer()),
        code.worth(),
        code.name().filter(name -> named),
        code.usesLeft(),
        code.last(),
        validity.from(),
        validity.until());
  }
}
