/**
 * What people may ask of the shop about their data: what is kept, all of it that is about them, and
 * that it is deleted. Start with {@link io.promobot.privacy.PrivacyHandler}.
 */
package io.promobot.privacy;
