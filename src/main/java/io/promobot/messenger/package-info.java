/**
 * Everything specific to Facebook: signature, webhook parser, Send API client, error classifier,
 * profile lookup.
 *
 * <p>May import {@code channel}, {@code flow} and {@code untrusted}. Facts and sources: Meta's
 * Messenger Platform reference.
 */
package io.promobot.messenger;
