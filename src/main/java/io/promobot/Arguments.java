package io.promobot;

/** What is answered to the words behind the command; none of them starts anything. */
record Arguments(boolean understood, String answer) {
  private static final String HELP =
      """
      promobot sends a shop's coupons over Facebook Messenger and shows live what customers do with
      them. Start it without arguments: java -jar promobot.jar. All settings are environment
      variables, such as PORT=9000; the README lists them. Once it works, it prints where the
      dashboard is and a link to sign in by. --help prints this, --version the version.""";

  static Arguments read(String... words) {
    if (words.length == 1 && words[0].equals("--version")) {
      return new Arguments(true, "promobot " + App.VERSION);
    }
    return new Arguments(words.length == 1 && words[0].equals("--help"), HELP);
  }
}
