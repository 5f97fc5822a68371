/**
 * How people get into the chat: links that remember where somebody came from, and their QR codes.
 *
 * <p>May import {@code db} and {@code flow}. Start reading at {@link
 * io.promobot.entry.EntryLinkStore}.
 */
package io.promobot.entry;
