/**
 * The owner's own images: checked by their content, redrawn, stored in the database.
 *
 * <p>May import {@code db}. Start reading at {@link io.promobot.image.ImageWorker}.
 */
package io.promobot.image;
