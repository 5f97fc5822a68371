package io.promobot.privacy;

import io.promobot.retention.Keep;
import java.util.Optional;

/**
 * What the owner has set up that concerns people's data.
 *
 * @param shop its name
 * @param mailbox the shop's own; empty when it has none
 * @param consent the owner's words about data, from the chat on the website; may be empty
 * @param keep how long things are kept
 */
public record PrivacyFacts(String shop, Optional<String> mailbox, String consent, Keep keep) {}
