/** What bot builders send: registrations and requests as forms, each taken once. */
package io.promobot.intake;
