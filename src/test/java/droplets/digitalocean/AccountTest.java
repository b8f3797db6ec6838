package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import droplets.sandbox.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest extends WithClient {

  @Test
  void everyFieldIsRead() throws Exception {
    assertEquals(
        Clients.PERSON,
        read(
            """
            {"account": {"droplet_limit": 25, "floating_ip_limit": 3, "reserved_ip_limit": 5,
              "volume_limit": 10, "email": "sam@example.com", "name": "Sam Example",
              "uuid": "uuid-1", "email_verified": true, "status": "active",
              "status_message": " ", "team": {"uuid": "team-uuid-1", "name": "Example Team"}}}
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"account": {}}
          '{"account": {"name": null, "email": null, "email_verified": null, "uuid": null,
            "status": null, "status_message": null, "team": null, "droplet_limit": null,
            "floating_ip_limit": null, "reserved_ip_limit": null, "volume_limit": null}}'
          '{"account": {"name": [], "email": {}, "email_verified": "true", "uuid": [],
            "status": {}, "status_message": [""], "team": "Example", "droplet_limit": "many",
            "floating_ip_limit": [], "reserved_ip_limit": {}, "volume_limit": false}}'
          {"account": {"team": {}, "more": {"a": [1]}}, "meta": {}}
          {"account": {"team": {"uuid": null, "name": []}}}
          """)
  void whatIsMissingOrOddIsAbsent(String json) throws Exception {
    assertEquals(Identity.UNKNOWN, read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"account\": null}", "{\"account\": []}", "{\"account\": 1}", "[]"})
  void anAnswerWithoutAnAccountIsInvalid(String json) {
    assertThrows(InvalidAnswerException.class, () -> read(json));
  }

  @Test
  void theAccountOfTheTeamIsReadAtTheSandbox() throws Exception {
    TokenSet tokens = connect(Team.HOSTILE);
    assertEquals(Team.HOSTILE.teamName(), client.account(tokens.accessToken()).teamName());
  }

  private Identity read(String json) throws Exception {
    serve(WireServer.json(200, json));
    return account();
  }
}
