/**
 * Reads JSON and forms that strangers sent: within limits that hold while the text is read, before
 * anything walks what came of it.
 *
 * <p>Imports nothing of ours. Start reading at {@link io.promobot.untrusted.Limits}.
 */
package io.promobot.untrusted;
