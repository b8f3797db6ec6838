package droplets.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeModelTest {
  @Test
  void eachScopeIsToldInWordsOnce() {
    assertEquals(
        List.of(
            new ScopeModel.Permission("droplet:read", "see your Droplets"),
            new ScopeModel.Permission("tag:read", "see the tags of your Droplets"),
            new ScopeModel.Permission(
                "<new>:read", "do what DigitalOcean permits under this name")),
        ScopeModel.of("droplet:read tag:read droplet:read <new>:read").permissions());
  }

  @Test
  void theScopesThatTheReadmeRecommendsAllHaveWords() {
    ScopeModel recommended =
        ScopeModel.of(
            "account:read droplet:read image:read regions:read sizes:read actions:read tag:read"
                + " vpc:read");

    assertEquals(8, recommended.permissions().size());
    assertFalse(
        recommended.permissions().stream()
            .anyMatch(permission -> permission.meaning().contains("DigitalOcean means")));
  }

  @ParameterizedTest
  @CsvSource({
    "read, true",
    "droplet:read tag:read, true",
    "read write, false",
    "droplet:read droplet:create, false",
    "'', false"
  })
  void whetherItCanChangeAnythingIsKnown(String scope, boolean isReadOnly) {
    assertEquals(isReadOnly, ScopeModel.of(scope).isReadOnly());
  }
}
