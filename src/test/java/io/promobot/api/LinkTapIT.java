package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links in messages, and whose taps on them count. */
@Timeout(30)
class LinkTapIT {
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

  private static ApiClient api;

  @BeforeAll
  static void start() {
    api = new ApiClient();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void all_is_well() {
    api.allIsWell();
  }

  @Test
  void a_link_of_ours_leads_to_its_page_and_any_other_leads_nowhere() {
    var link = api.ask("GET", "/r/review", "");

    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("location")).hasValue("https://reviews.example/umi");
    assertThat(link.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(api.ask("GET", "/r/https:%2F%2Fevil.example", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            + " [FBAN/MessengerForiOS] | true",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | false",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | false",
        "curl/8.5.0 | false",
        "Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile"
            + " Safari/537.36 | true",
        "WhatsApp/2.23.20.0 A | false",
        "Viber/13.3.0.5 | false",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)"
            + " | false",
        "meta-externalfetcher/1.1 | false",
        "facebookcatalog/1.0 | false",
        "Google-Safety | false",
        "GoogleOther | false",
        "okhttp/4.12.0 | false",
        "Java/17.0.9 | false",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36"
            + " | false",
        "Iframely/1.3.1 (+https://iframely.com/docs/about) | false",
        "Twitterbot/1.0 | false",
      })
  void a_link_is_counted_when_a_person_opens_it_and_not_when_a_program_does(
      String agent, boolean counted) {
    api.shop().asked.clear();

    assertThat(api.server.ask("GET", "/r/review", "", "user-agent", agent).statusCode())
        .isEqualTo(302);

    assertThat(api.shop().asked).containsExactly(counted ? "link review counted" : "link review");
  }

  @ParameterizedTest
  @CsvSource({"sec-purpose,prefetch;prerender", "purpose,prefetch"})
  void a_link_that_a_browser_only_prefetches_is_not_counted(String header, String value) {
    api.shop().asked.clear();

    api.server.ask("GET", "/r/review", "", "user-agent", PHONE, header, value);

    assertThat(api.shop().asked).containsExactly("link review");
  }

  @Test
  void head_leads_where_get_does_and_is_not_counted() {
    api.shop().asked.clear();

    var link = api.server.ask("HEAD", "/r/review", "", "user-agent", PHONE);

    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("location")).hasValue("https://reviews.example/umi");
    assertThat(api.shop().asked).containsExactly("link review");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r", "/r/"})
  void a_link_without_its_token_is_not_the_dashboard(String path) {
    assertThat(api.server.ask("GET", path, "", "accept", "text/html").statusCode()).isEqualTo(404);
  }
}
