package droplets.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/oauth/token}: exchanges a code, or refreshes tokens. Parameters may stand in the
 * body or in the query. A client authenticates by parameters; HTTP Basic is not read.
 */
record TokenEndpoint(
    Supplier<SandboxOptions> options, Grants grants, OAuthErrors errors, TokenJson tokenAnswer)
    implements Endpoint {
  private static final Duration SHORT_LIFE = Duration.ofSeconds(20);
  private static final Pattern CODE_VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  /** The kind of a request to this endpoint. */
  static RequestKind kind(ReceivedRequest request) {
    boolean refresh = request.parameter("grant_type").filter("refresh_token"::equals).isPresent();
    return refresh ? RequestKind.REFRESH : RequestKind.TOKEN;
  }

  @Override
  public Reply answer(ReceivedRequest request) {
    return switch (request.parameter("grant_type").orElse("")) {
      case "authorization_code" -> exchange(request);
      case "refresh_token" -> refresh(request);
      case "" -> errors.invalidRequest();
      default -> errors.unsupportedGrantType();
    };
  }

  private Reply exchange(ReceivedRequest request) {
    SandboxOptions current = options.get();
    Optional<String> code = request.parameter("code");
    Optional<String> redirectUri = request.parameter("redirect_uri");
    boolean secretIsMissing =
        !current.publicClient() && request.parameter("client_secret").isEmpty();
    if (request.parameter("client_id").isEmpty()
        || secretIsMissing
        || code.isEmpty()
        || redirectUri.isEmpty()) {
      return errors.invalidRequest();
    }
    if (isAnotherClient(request, current)) {
      return errors.invalidClient();
    }
    AuthorizationCode found = grants.code(code.get()).orElse(null);
    if (found == null
        || !found.grant().clientId().equals(current.clientId())
        || !found.grant().redirectUri().equals(redirectUri.get())) {
      return errors.invalidGrant();
    }
    if (found.grant().codeChallenge().isPresent()) {
      Optional<String> verifier = request.parameter("code_verifier");
      if (verifier.isEmpty()) {
        return errors.invalidRequest();
      }
      if (!matches(found.grant().codeChallenge().get(), verifier.get())) {
        return errors.invalidGrant();
      }
    }
    return grants
        .exchange(found, life(found.grant(), current))
        .map(tokenAnswer::of)
        .orElseGet(errors::invalidGrant);
  }

  private Reply refresh(ReceivedRequest request) {
    SandboxOptions current = options.get();
    Optional<String> refreshToken = request.parameter("refresh_token");
    if (refreshToken.isEmpty()) {
      return errors.invalidRequest();
    }
    if (isAnotherClient(request, current)) {
      return errors.invalidClient();
    }
    return grants
        .grantOf(refreshToken.get())
        .flatMap(grant -> grants.refresh(refreshToken.get(), life(grant, current)))
        .map(tokenAnswer::of)
        .orElseGet(errors::invalidGrant);
  }

  /** Whether a wrong id or secret was sent. A refresh needs neither. */
  private static boolean isAnotherClient(ReceivedRequest request, SandboxOptions current) {
    boolean otherId =
        request.parameter("client_id").filter(id -> !id.equals(current.clientId())).isPresent();
    Optional<String> secret = request.parameter("client_secret");
    return otherId || (secret.isPresent() && !secret.equals(current.clientSecret()));
  }

  private static Duration life(Grant grant, SandboxOptions current) {
    return grant.fault().isShortLived() ? SHORT_LIFE : current.accessTokenLife();
  }

  private static boolean matches(String challenge, String verifier) {
    if (!CODE_VERIFIER.matcher(verifier).matches()) {
      return false;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
