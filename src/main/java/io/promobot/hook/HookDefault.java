package io.promobot.hook;

import java.net.URI;

/**
 * The address that the settings give to channels without one of their own.
 *
 * @param meaning where it comes from, in the owner's words
 */
public record HookDefault(URI address, String meaning) {
  @Override
  public String toString() {
    return "HookDefault[" + meaning + "]";
  }
}
