/** The endpoints of the API, and every path that we answer. */
package io.promobot.api;
