package io.promobot.till;

import java.util.Optional;

/**
 * Where a PIN is typed.
 *
 * @param browser the name of one that has signed in at a till before
 * @param network the one it is in
 */
record PinCaller(Optional<String> browser, String network) {}
