package droplets.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Walks through a sandbox as the application and its user would. */
final class SandboxVisitor {
  static final String REDIRECT_URI = "http://localhost:8080/digitalocean";
  static final String CODE_VERIFIER = "sandbox-code-verifier-sandbox-code-verifier";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Sandbox sandbox;

  SandboxVisitor(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The parameters of a good authorization request, for changing. */
  Map<String, String> authorizeParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", sandbox.clientId());
    parameters.put("redirect_uri", REDIRECT_URI);
    parameters.put("response_type", "code");
    parameters.put("scope", "read");
    parameters.put("state", "the state");
    parameters.put("code_challenge", challenge());
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  String authorizeUrl(Map<String, String> parameters) {
    return sandbox.oauthUrl() + "/authorize?" + FormData.write(parameters);
  }

  String authorizeUrl(String scope) {
    Map<String, String> parameters = authorizeParameters();
    parameters.put("scope", scope);
    return authorizeUrl(parameters);
  }

  /** The parameters of a good code exchange, for changing. */
  Map<String, String> exchangeParameters(String callback) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", parameter(callback, "code"));
    parameters.put("redirect_uri", REDIRECT_URI);
    parameters.put("client_id", sandbox.clientId());
    sandbox.options().clientSecret().ifPresent(s -> parameters.put("client_secret", s));
    parameters.put("code_verifier", CODE_VERIFIER);
    return parameters;
  }

  HttpResponse<String> token(Map<String, String> parameters) throws Exception {
    return post(sandbox.oauthUrl() + "/token", parameters);
  }

  HttpResponse<String> refresh(String refreshToken) throws Exception {
    return token(
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            refreshToken,
            "client_id",
            sandbox.clientId()));
  }

  HttpResponse<String> revoke(String bearer, String token) throws Exception {
    return http.send(
        request(sandbox.oauthUrl() + "/revoke")
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  /** Approves, exchanges the code and returns the token answer. */
  JsonObject connect(String scope, Team team, Fault fault) throws Exception {
    String callback = sandbox.approve(authorizeUrl(scope), team, fault);
    return json(token(exchangeParameters(callback)));
  }

  String connect(Team team, Fault fault) throws Exception {
    return connect("read", team, fault).getString("access_token");
  }

  HttpResponse<String> api(String accessToken, String path) throws Exception {
    return http.send(
        request(sandbox.apiUrl() + path).header("Authorization", "Bearer " + accessToken).build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<String> get(String url) throws Exception {
    return http.send(request(url).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String url, Map<String, String> form)
      throws IOException, InterruptedException {
    return http.send(
        request(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(FormData.write(form)))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
  }

  static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  static String parameter(String url, String name) {
    return FormData.parse(URI.create(url).getRawQuery()).get(name).get(0);
  }

  private static String challenge() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(CODE_VERIFIER.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
