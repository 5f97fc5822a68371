/**
 * What people mean by the few words they type, and in which language: a small model of our own,
 * made by the build from the phrases in {@code src/main/intent}. Pure code; no clock, no threads.
 *
 * <p>Of our packages it imports only {@code text}. Start reading at {@link
 * io.promobot.intent.Meaning}; figures are in {@code docs/intent.md}.
 */
package io.promobot.intent;
