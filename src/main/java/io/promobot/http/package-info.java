/**
 * Everything over HTTP: the webhook, the API, sign-in, live figures, files, health.
 *
 * <p>May import every package but {@code simulator}. Start reading at {@link
 * io.promobot.http.Routes}.
 */
package io.promobot.http;
