/** What is waiting to be sent, counted by kind and state for the metrics. */
package io.promobot.backlog;
