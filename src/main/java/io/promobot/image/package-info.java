/**
 * The owner's own images: checked by their content, drawn anew, kept in the database.
 *
 * <p>May import {@code db}. Start reading at {@link io.promobot.image.ImageWorker}.
 */
package io.promobot.image;
