/**
 * What customers wrote that no story understood, and what the owner says it means. Start reading at
 * {@link io.promobot.phrase.PhraseHandler}; the owner's phrases count in {@code flow/Typed}.
 */
package io.promobot.phrase;
