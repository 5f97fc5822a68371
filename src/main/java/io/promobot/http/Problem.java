package io.promobot.http;

import io.promobot.flow.TextRules;
import io.promobot.untrusted.Unreadable;
import java.util.List;
import java.util.Map;

/** What went wrong with a request, in words for its sender (RFC 9457). */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String INVALID = "The request is not valid";

  private final int status;
  private final String title;
  private final transient List<Mistake> mistakes;
  private final transient Map<String, String> headers;
  private final transient Map<String, Object> more;

  /** Where words in other languages are; they stand beside the copy. */
  private static final String TRANSLATIONS = "translations.";

  /** One wrong field, and how to fix it. */
  public record Mistake(String field, String message) {
    public static Mistake of(TextRules.Mistake mistake) {
      boolean beside = mistake.field().equals("name") || mistake.field().startsWith(TRANSLATIONS);
      return new Mistake((beside ? "" : "copy.") + mistake.field(), mistake.message());
    }
  }

  private Problem(
      int status,
      String title,
      String detail,
      List<Mistake> mistakes,
      Map<String, String> headers) {
    this(status, title, detail, mistakes, headers, Map.of());
  }

  private Problem(
      int status,
      String title,
      String detail,
      List<Mistake> mistakes,
      Map<String, String> headers,
      Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.mistakes = mistakes;
    this.headers = headers;
    this.more = more;
  }

  /** The same with these members, which say more about it to programs. */
  public Problem with(Map<String, Object> members) {
    return new Problem(status, title, getMessage(), mistakes, headers, members);
  }

  private static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of(), Map.of());
  }

  public static Problem badInput(String detail) {
    return of(400, INVALID, detail);
  }

  public static Problem badInput(List<Mistake> mistakes) {
    var listed = Mistakes.listed(mistakes);
    String detail =
        listed.size() == 1
            ? listed.get(0).field() + " " + listed.get(0).message()
            : mistakes.size() + " fields are invalid";
    return new Problem(400, INVALID, detail, listed, Map.of());
  }

  public static Problem unreadable(Unreadable why) {
    return why.field()
        .map(field -> badInput(List.of(new Mistake(field, why.getMessage()))))
        .orElseGet(() -> badInput("The body " + why.getMessage()));
  }

  public static Problem signedOut(String detail) {
    return of(401, "Please sign in", detail);
  }

  public static Problem refused(String detail) {
    return of(403, "Not allowed from here", detail);
  }

  public static Problem notAllowed(String detail) {
    return of(403, "Not allowed", detail);
  }

  public static Problem wrongPassword(String detail) {
    return of(403, "Wrong password", detail);
  }

  public static Problem notFound(String detail) {
    return of(404, "Not found", detail);
  }

  public static Problem wrongMethod(String allowed) {
    String detail = "This address only supports " + allowed;
    return new Problem(405, "Method not supported", detail, List.of(), Map.of("allow", allowed));
  }

  static Problem late() {
    return of(408, "Too slow", "The body of the request did not arrive in time");
  }

  public static Problem conflict(String detail) {
    return of(409, "Not possible now", detail);
  }

  /** It was there once, and is over. */
  public static Problem gone(String detail) {
    return of(410, "Over", detail);
  }

  public static Problem tooEarly(String detail) {
    return of(422, "Too early", detail);
  }

  public static Problem tooLarge(String detail) {
    return of(413, "Too large", detail);
  }

  static Problem addressTooLong() {
    return of(414, "Too long", "The address is longer than we read");
  }

  static Problem headersTooLarge() {
    return of(431, "Too large", "The headers are larger than we read");
  }

  public static Problem wrongKind(String detail) {
    return of(415, "Unsupported kind of picture", detail);
  }

  public static Problem notJson() {
    return of(415, "Not JSON", "Send JSON, with the header content-type: application/json");
  }

  /** The same key for something else: the sender has mixed something up. */
  public static Problem mixedUp(String field, String message) {
    var mistakes = List.of(new Mistake(field, message));
    return new Problem(422, "Not the same request", field + " " + message, mistakes, Map.of());
  }

  public static Problem tooMany(String detail, long retryAfterSeconds) {
    return later(429, "Too many requests", detail, retryAfterSeconds);
  }

  public static Problem unavailable(String detail) {
    return later(503, "Not available at the moment", detail, 1);
  }

  private static Problem later(int status, String title, String detail, long seconds) {
    return new Problem(
        status, title, detail, List.of(), Map.of("retry-after", String.valueOf(seconds)));
  }

  static Problem ours() {
    return of(500, "Our mistake", "Something went wrong on our side; our log has the details");
  }

  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> badInput("The address or a header of the request cannot be read");
      case 404 -> notFound("There is nothing at this address");
      case 405 -> wrongMethod("GET");
      case 413 -> tooLarge("The body of the request is too large");
      default ->
          status >= 400 && status < 500 ? of(status, "Refused", "We cannot do that") : ours();
    };
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  public Map<String, String> headers() {
    return headers;
  }

  Map<String, Object> more() {
    return more;
  }
}
