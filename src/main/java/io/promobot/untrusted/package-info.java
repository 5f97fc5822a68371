/**
 * Reads JSON and forms from strangers: within limits that are enforced while the text is read,
 * before anything walks the result.
 *
 * <p>Imports none of our packages. Start reading at {@link io.promobot.untrusted.Limits}.
 */
package io.promobot.untrusted;
