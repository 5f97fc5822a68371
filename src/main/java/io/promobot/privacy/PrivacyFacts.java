package io.promobot.privacy;

import io.promobot.channel.Line;
import io.promobot.retention.Keep;
import java.util.Optional;
import java.util.Set;

/**
 * What the owner has set up that concerns people's data.
 *
 * @param shop its name
 * @param mailbox the shop's own; empty when it has none
 * @param chats where customers can write to it now
 * @param consent the owner's words about data, from the chat on the website; may be empty
 * @param keep how long things are kept
 */
public record PrivacyFacts(
    String shop, Optional<String> mailbox, Set<Line> chats, String consent, Keep keep) {}
