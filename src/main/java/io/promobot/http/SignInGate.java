package io.promobot.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may try to sign in now: few tries per address, and few for the account from addresses that
 * never got in, so that strangers who guess from everywhere do not keep the owner out.
 */
final class SignInGate {
  private static final String EVERYBODY = "everybody";
  private static final int KNOWN = 1_000;

  private final SignInThrottle perAddress;
  private final SignInThrottle account;
  private final SignInThrottle links;
  private final Set<String> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > KNOWN;
            }
          });

  SignInGate(InstantSource clock) {
    this.perAddress = new SignInThrottle(5, Duration.ofMinutes(15), clock);
    this.account = new SignInThrottle(30, Duration.ofSeconds(8), clock);
    this.links = new SignInThrottle(20, Duration.ofMinutes(1), clock);
  }

  /** How long to wait before another password; empty when it may be tried now. */
  synchronized Optional<Duration> tryPassword(String address) {
    return perAddress
        .tryNow(address)
        .or(() -> known.contains(address) ? Optional.empty() : account.tryNow(EVERYBODY));
  }

  /** The same for one-time links, which no wrong password closes. */
  Optional<Duration> tryLink(String address) {
    return links.tryNow(address);
  }

  synchronized void passwordFitted(String address) {
    perAddress.succeeded(address);
    account.succeeded(EVERYBODY);
    known.add(address);
  }
}
