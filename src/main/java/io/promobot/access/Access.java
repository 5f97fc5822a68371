package io.promobot.access;

import io.promobot.http.PublicUrl;
import java.net.URI;
import java.util.function.LongSupplier;

/** Who may come in, and from which address. */
public final class Access {
  private final OwnerWorker owner;
  private final SessionStore sessions;
  private final URI publicUrl;
  private final LongSupplier nanos;
  private final AuthHandler auth;

  public Access(OwnerWorker owner, SessionStore sessions, URI publicUrl, LongSupplier nanos) {
    this.owner = owner;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
    this.nanos = nanos;
    this.auth = new AuthHandler(owner, sessions, SiteCookieHandler.session(url()));
  }

  public AuthHandler auth() {
    return auth;
  }

  public URI publicUrl() {
    return publicUrl;
  }

  public PublicUrl url() {
    return new PublicUrl(publicUrl);
  }

  public LongSupplier nanos() {
    return nanos;
  }

  OwnerWorker owner() {
    return owner;
  }

  SessionStore sessions() {
    return sessions;
  }
}
