/**
 * The HTTP server: connections and their limits, bodies, errors, files, health, and the webhook.
 */
package io.promobot.http;
