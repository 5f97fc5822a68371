package io.promobot.hook;

import io.promobot.address.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A call to somebody's hook.
 *
 * @param ofSettings whether the operator wrote the address into the settings, who may call whatever
 *     they like
 */
public record Hook(URI address, boolean ofSettings, Map<String, String> headers, String json) {
  /** Empty when there is neither an address of the channel's own nor one of the settings. */
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
