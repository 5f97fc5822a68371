package io.promobot.attack;

import java.util.List;

/**
 * Headers that let us in.
 *
 * @param owner the owner's; the first is what programs of theirs send
 * @param visitor of somebody who chats on the website
 */
public record Credentials(List<String> owner, String visitor) {
  List<String> of(Operation operation) {
    return operation.path().startsWith("/chat/") ? List.of(visitor) : owner;
  }
}
