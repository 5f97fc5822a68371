package io.promobot.flow;

import java.util.List;

/**
 * What the owner has decided about forms.
 *
 * @param signUp texts, ready to be told
 * @param support texts, ready to be told
 * @param topics what one can ask about; the last one is for everything else
 * @param region the country (ISO 3166) of phone numbers without a country code
 */
public record FormSetting(
    StoryCopy signUp, StoryCopy support, List<String> topics, String region) {}
