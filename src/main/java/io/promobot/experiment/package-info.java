/**
 * Which of several wordings works best: how sure that is, what waiting costs, and who gets which
 * next. Pure arithmetic; {@code docs/experiments.md} tells the method and shows how well it does.
 */
package io.promobot.experiment;
