/**
 * Calling addresses that other people wrote down: only public ones, only over TLS, with an end.
 *
 * <p>May import {@code channel}. Start reading at {@link io.promobot.hook.HookClient}.
 */
package io.promobot.hook;
