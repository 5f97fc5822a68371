/**
 * Words that people wrote, made comparable and made short: the same rules wherever they turn up.
 *
 * <p>May import nothing of ours. Start reading at {@link io.promobot.text.Fold}.
 */
package io.promobot.text;
