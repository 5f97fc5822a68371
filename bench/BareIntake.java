import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that a webhook server does that loses nothing: it checks the signature, inserts the
 * body, and answers after the commit. Bodies that arrive meanwhile go into one INSERT. It reads
 * nothing in them, so an event that is delivered twice counts twice.
 */
class BareIntake extends VerticleBase {
  private static final String TABLE =
      "SELECT pg_advisory_xact_lock(1);"
          + " CREATE TABLE IF NOT EXISTS bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, raw bytea)";
  private static final String INSERT = "INSERT INTO bare (raw) SELECT unnest($1::bytea[])";

  private final Mac mac;
  private Pool pool;
  private List<HttpServerRequest> waiting = new ArrayList<>();
  private List<Buffer> bodies = new ArrayList<>();
  private boolean busy;

  public static void main(String[] args) {
    Vertx.vertx()
        .deployVerticle(BareIntake::new, new DeploymentOptions().setInstances(2))
        .onFailure(Throwable::printStackTrace);
  }

  private BareIntake() {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(System.getenv("MESSENGER_APP_SECRET").getBytes(), "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Future<?> start() {
    var database = PgConnectOptions.fromUri(System.getenv("DATABASE_URL")).setCachePreparedStatements(true);
    pool = PgBuilder.pool().connectingTo(database).with(new PoolOptions().setMaxSize(1)).using(vertx).build();
    return pool.query(TABLE).execute().compose(made -> listen());
  }

  private Future<?> listen() {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
        .listen(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")), "127.0.0.1");
  }

  private void take(HttpServerRequest request, Buffer body) {
    var signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    var claimed = String.valueOf(request.getHeader("X-Hub-Signature-256"));
    if (!MessageDigest.isEqual(signature.getBytes(), claimed.getBytes())) {
      request.response().setStatusCode(403).end();
      return;
    }
    waiting.add(request);
    bodies.add(body);
    if (!busy) {
      busy = true;
      vertx.runOnContext(turn -> insert());
    }
  }

  private void insert() {
    var answers = waiting;
    var raw = bodies.toArray(Buffer[]::new);
    waiting = new ArrayList<>();
    bodies = new ArrayList<>();
    pool.preparedQuery(INSERT)
        .execute(Tuple.tuple().addArrayOfBuffer(raw))
        .onComplete(
            done -> {
              busy = !waiting.isEmpty();
              if (busy) {
                insert();
              }
              answers.forEach(each -> each.response().setStatusCode(done.succeeded() ? 200 : 503).end());
            });
  }
}
