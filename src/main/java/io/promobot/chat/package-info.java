/**
 * The chat on the shop's own website: visitors, what they do, and what they see. A visitor's events
 * go the same way as Messenger's, through the inbox; start with {@link
 * io.promobot.chat.ChatHandler}.
 */
package io.promobot.chat;
