/**
 * The API as {@code openapi.yaml} describes it: finding an operation, and refusing what does not
 * fit it.
 */
package io.promobot.contract;
