package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.digitalocean.TokenSet;
import droplets.web.testing.Log;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshTest {

  @Test
  void aRefreshThatAnErrorEndsIsOneWarning() throws Exception {
    TokenSet tokens = mock(TokenSet.class);
    DigitalOceanConnection connection = mock(DigitalOceanConnection.class);
    RefreshClaim claim = mock(RefreshClaim.class);
    KeptConnection kept = mock(KeptConnection.class);
    when(tokens.canRefresh()).thenReturn(true);
    when(connection.tokens()).thenReturn(tokens);
    when(claim.connection()).thenReturn(connection);
    when(claim.maySend()).thenReturn(true);
    when(claim.drop()).thenReturn(true);
    when(kept.claim(any())).thenReturn(Optional.of(claim));
    Refresh refresh =
        new Refresh(
            sent -> {
              throw new StackOverflowError();
            },
            revoked -> {},
            " for_request=r1");

    assertEquals(
        List.of(
            "a refresh failed in this program: class java.lang.StackOverflowError"
                + " reason=refresh_broken"),
        Log.warnings(
            () -> assertThrows(ConnectionLostException.class, () -> refresh.of(kept, connection))));
  }
}
