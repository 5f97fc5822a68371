package io.promobot.access;

/**
 * What a token is for: scripts may do whatever the owner may, bots register people and ask
 * questions.
 */
public enum TokenKind {
  API("api_token_hash", "API_TOKEN"),
  BOT("bot_token_hash", "BOT_TOKEN");

  private final String column;
  private final String setting;

  TokenKind(String column, String setting) {
    this.column = column;
    this.setting = setting;
  }

  String column() {
    return column;
  }

  String setting() {
    return setting;
  }
}
