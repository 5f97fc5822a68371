package io.promobot.hook;

import io.promobot.contact.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A call to somebody's webhook.
 *
 * @param ofSettings whether the operator set the address in the settings, in which case any address
 *     is allowed
 */
public record Hook(URI address, boolean ofSettings, Map<String, String> headers, String json) {
  /** Empty when neither the channel nor the settings have an address. */
  public static Optional<Hook> to(String recipient, Optional<HookDefault> settings, String json) {
    return recipient.isEmpty()
        ? settings.map(given -> new Hook(given.address(), true, Map.of(), json))
        : SafeAddress.parsed(recipient).map(uri -> new Hook(uri, false, Map.of(), json));
  }

  public Hook with(Map<String, String> more) {
    return new Hook(address, ofSettings, more, json);
  }

  @Override
  public String toString() {
    return "Hook[" + Endpoint.of(address).map(Endpoint::host).orElse("") + "]";
  }
}
