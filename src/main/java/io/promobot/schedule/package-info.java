/** Sends at a time: once, weekly or monthly, outside quiet hours, and never twice. */
package io.promobot.schedule;
