package io.promobot.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import io.promobot.house.TestCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to webhooks: how they end, and where they never go. */
@ExtendWith(VertxExtension.class)
class HookClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private Vertx vertx;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  private HookClient finding(HttpClientOptions options, String... addresses) {
    List<InetAddress> found = Stream.of(addresses).map(HookClientTest::address).toList();
    return new HookClient(
        vertx,
        HookPool.of(vertx, LIMIT, options),
        new SafeAddress(List.of()),
        LIMIT,
        host -> {
          asked.add(host);
          return found;
        });
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static Hook hook(String address) {
    return new Hook(URI.create(address), false, Map.of(), "{}");
  }

  private static Reason reason(Future<HookAnswer> call) {
    return ((SendFailure) Await.failure(call)).reason();
  }

  @Test
  void an_answer_comes_back_with_its_status_and_its_words() {
    try (FakeHook hook = FakeHook.answering(429, "Retry-After: 7\r\n", "slow down")) {
      HookAnswer answer = Await.on(hook.client().post(hook(hook.address("x?key=1"))));

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.retryAfter()).contains("7");
      assertThat(answer.body()).isEqualTo("slow down");
      assertThat(hook.requests().get(0)).startsWith("POST /x?key=1 HTTP/1.1\r\n");
    }
  }

  @Test
  void a_redirect_is_not_followed() {
    try (FakeHook hook = FakeHook.answering(307, "Location: /elsewhere\r\n", "")) {
      assertThat(Await.on(hook.client().post(hook(hook.address("x")))).status()).isEqualTo(307);
      assertThat(hook.requests()).hasSize(1);
    }
  }

  @Test
  void an_address_is_called_letter_by_letter_as_it_was_written() {
    try (FakeHook hook = FakeHook.answering(200, "")) {
      Await.on(hook.client().post(hook(hook.address("a/x?key=a%2fb+c%20d&flag&~=1"))));

      assertThat(hook.requests().get(0)).startsWith("POST /a/x?key=a%2fb+c%20d&flag&~=1 HTTP/1.1");
    }
  }

  @Test
  void a_hook_that_hangs_has_given_no_answer() {
    try (FakeHook hook = FakeHook.neverDone(socket -> {})) {
      assertThat(reason(hook.client().post(hook(hook.address("x"))))).isEqualTo(Reason.NO_ANSWER);
    }
  }

  @Test
  void a_hook_that_hangs_up_has_given_no_answer() {
    try (FakeHook hook = FakeHook.behaving(socket -> socket.close())) {
      assertThat(reason(hook.client().post(hook(hook.address("x"))))).isEqualTo(Reason.NO_ANSWER);
    }
  }

  @Test
  void an_endless_answer_is_cut_and_an_unfinished_one_is_not_waited_for() {
    String endless = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n" + "x".repeat(100_000);
    try (FakeHook hook = FakeHook.behaving(socket -> socket.write(endless))) {
      assertThat(Await.on(hook.client().post(hook(hook.address("x")))).body()).hasSize(64 * 1024);
    }
    String unfinished = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok";
    try (FakeHook hook = FakeHook.neverDone(socket -> socket.write(unfinished))) {
      assertThat(Await.on(hook.client().post(hook(hook.address("x")))).body()).isEqualTo("ok");
    }
  }

  @Test
  void where_nobody_listens_nothing_is_reached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Hook hook = new Hook(URI.create("http://127.0.0.1:" + port + "/x"), true, Map.of(), "{}");

    assertThat(reason(finding(new HttpClientOptions(), "127.0.0.1").post(hook)))
        .isEqualTo(Reason.NOT_REACHED);
  }

  @Test
  void a_name_that_nobody_knows_is_not_reached() {
    HookClient client =
        new HookClient(
            vertx,
            HookPool.of(vertx, LIMIT),
            new SafeAddress(List.of()),
            LIMIT,
            host -> {
              throw new UnknownHostException(host);
            });

    assertThat(reason(client.post(hook("https://crm.example.com/")))).isEqualTo(Reason.NOT_REACHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"})
  void a_public_name_that_leads_home_is_forbidden(String home) {
    HookClient client = finding(new HttpClientOptions(), "8.8.8.8", home);

    assertThat(reason(client.post(hook("https://crm.example.com/"))))
        .isEqualTo(Reason.ADDRESS_FORBIDDEN);
    assertThat(asked).containsExactly("crm.example.com");
  }

  @Test
  void a_name_of_this_machine_that_leads_elsewhere_is_forbidden() {
    HookClient client =
        new HookClient(
            vertx,
            HookPool.of(vertx, LIMIT),
            new SafeAddress(List.of(), OptionalInt.of(8080)),
            LIMIT,
            host -> List.of(address("10.1.2.3")));

    assertThat(reason(client.post(hook("http://localhost:3000/"))))
        .isEqualTo(Reason.ADDRESS_FORBIDDEN);
  }

  @Test
  void an_address_written_down_before_the_rules_is_forbidden_without_asking_for_it() {
    HookClient client = finding(new HttpClientOptions(), "127.0.0.1");

    assertThat(reason(client.post(hook("http://127.0.0.1:1/"))))
        .isEqualTo(Reason.ADDRESS_FORBIDDEN);
    assertThat(asked).isEmpty();
  }

  @Test
  void it_connects_to_what_was_found_and_asks_for_the_name() throws Exception {
    try (TestCertificate certificate = TestCertificate.of("crm.example.com")) {
      HttpServer server = Await.on(tls(certificate).listen(0, "127.0.0.1"));
      HookClient client =
          finding(new HttpClientOptions().setTrustOptions(pfx(certificate)), "127.0.0.1");

      HookAnswer answer =
          Await.on(client.post(trusted("https://crm.example.com:" + server.actualPort() + "/in")));

      assertThat(answer.body()).isEqualTo("crm.example.com crm.example.com:" + server.actualPort());
      assertThat(asked).containsExactly("crm.example.com");
    }
  }

  @Test
  void an_address_of_ipv6_numbers_is_reached() throws Exception {
    try (TestCertificate certificate = TestCertificate.of("::1")) {
      HttpServer server = Await.on(tls(certificate).listen(0, "::1"));
      HookClient client = finding(new HttpClientOptions().setTrustOptions(pfx(certificate)), "::1");

      HookAnswer answer =
          Await.on(client.post(trusted("https://[::1]:" + server.actualPort() + "/in")));

      assertThat(answer.body()).isEqualTo("null [::1]:" + server.actualPort());
      assertThat(asked).containsExactly("::1");
    }
  }

  @Test
  void a_host_with_an_underscore_is_reached() {
    HttpServer server =
        Await.on(
            vertx
                .createHttpServer()
                .requestHandler(request -> request.response().end(request.getHeader("host")))
                .listen(0, "127.0.0.1"));

    HookAnswer answer =
        Await.on(
            finding(new HttpClientOptions(), "127.0.0.1")
                .post(trusted("http://my_crm:" + server.actualPort() + "/in")));

    assertThat(answer.body()).isEqualTo("my_crm:" + server.actualPort());
    assertThat(asked).containsExactly("my_crm");
  }

  @Test
  void a_port_that_does_not_exist_is_not_tried() {
    assertThat(
            reason(
                finding(new HttpClientOptions(), "127.0.0.1")
                    .post(trusted("http://crm.example.com:0/in"))))
        .isEqualTo(Reason.NO_ADDRESS);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_server_that_cannot_prove_the_name_is_told_nothing() throws Exception {
    try (TestCertificate certificate = TestCertificate.of("other.example.com")) {
      HttpServer server = Await.on(tls(certificate).listen(0, "127.0.0.1"));
      HookClient client =
          finding(new HttpClientOptions().setTrustOptions(pfx(certificate)), "127.0.0.1");

      assertThat(reason(client.post(trusted("https://crm.example.com:" + server.actualPort()))))
          .isEqualTo(Reason.NOT_SECURE);
    }
  }

  private static Hook trusted(String address) {
    return new Hook(URI.create(address), true, Map.of(), "{}");
  }

  private static PfxOptions pfx(TestCertificate certificate) {
    return new PfxOptions()
        .setPath(certificate.file().toString())
        .setPassword(TestCertificate.PASSWORD);
  }

  /** Answers the name it was asked for, in the handshake and in the request. */
  private HttpServer tls(TestCertificate certificate) {
    return vertx
        .createHttpServer(
            new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(pfx(certificate)))
        .requestHandler(
            request ->
                request
                    .response()
                    .end(request.connection().indicatedServerName() + " " + request.authority()));
  }
}
