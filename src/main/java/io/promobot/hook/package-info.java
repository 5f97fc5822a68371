/**
 * Calls addresses that other people entered: only public ones, only over TLS, with time limits.
 *
 * <p>May import {@code channel}. Start reading at {@link io.promobot.hook.HookClient}.
 */
package io.promobot.hook;
