/**
 * What the owner sees and does of variants: the API's paths, and the figures in words-ready form.
 * {@link io.promobot.trial.Report} decides what may be said.
 */
package io.promobot.trial;
