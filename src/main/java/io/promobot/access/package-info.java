/**
 * Who may come in: the owner with their password, sessions and links, tokens, and the limits on
 * guessing.
 */
package io.promobot.access;
