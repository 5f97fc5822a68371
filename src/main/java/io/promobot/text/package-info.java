/**
 * Text that people wrote, made comparable and shortened: the same rules everywhere.
 *
 * <p>Imports none of our packages. Start reading at {@link io.promobot.text.Fold}.
 */
package io.promobot.text;
