package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import droplets.answers.Allowed;
import droplets.answers.Damage;
import droplets.answers.Damaged;
import droplets.answers.Json;
import droplets.answers.Seeds;
import droplets.answers.StandIn;
import droplets.answers.Texts;
import droplets.answers.Wire;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thousands of answers at random: those that DigitalOcean's schema allows are read as they are, and
 * nothing but a result or a {@link DigitalOceanException} comes of damaged ones. {@link Seeds} says
 * how a failure is repeated.
 */
class AnswersTest {

  private static final Logger LOG = Logger.getLogger(DigitalOceanClient.class.getName());

  private StandIn server;
  private DigitalOceanClient client;

  /** Thousands of calls make thousands of lines. */
  @BeforeAll
  static void silence() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void endSilence() {
    LOG.setLevel(null);
  }

  @BeforeEach
  void start() throws IOException {
    server = StandIn.start(asked -> Wire.emptyList());
    client = Clients.of(server.uri(), Clients.CONFIDENTIAL, Clients.AMPLE);
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    server.close();
  }

  private interface Call {
    Object with(String accessToken) throws DigitalOceanException;
  }

  private static DropletQuery query(int perPage) {
    return new DropletQuery(DropletType.DROPLETS, "", "", 1, perPage);
  }

  private static void assertReadAsTold(Json.Members told, Droplet read) {
    assertEquals(told.written("id"), Long.toString(read.id()));
    assertEquals(Texts.comparable(told.text("name")), Texts.comparable(read.name()));
    assertEquals(Texts.comparable(told.text("status")), Texts.comparable(read.status()));
    assertEquals(told.written("locked"), Boolean.toString(read.locked()));
    assertEquals(
        told.object("networks").objects("v4").stream()
            .filter(address -> !address.text("ip_address").isEmpty())
            .map(address -> address.text("ip_address"))
            .toList(),
        read.ipv4().stream().map(NetworkAddress::ip).toList());
  }

  @Test
  void listsAreReadAsTheyAre() {
    Seeds.each(
        1_500,
        chance -> {
          int perPage = (int) chance.between(1, chance.pick(5, 20));
          Allowed allowed = Allowed.list(chance, chance.below(perPage + 1));
          server.answer(allowed.wire(chance));

          DropletPage page = client.droplets(Clients.ACCESS_TOKEN, query(perPage));

          List<Json.Members> told = allowed.says().objects("droplets");
          assertEquals(told.size(), page.droplets().size());
          for (int i = 0; i < told.size(); i++) {
            assertReadAsTold(told.get(i), page.droplets().get(i));
          }
        });
  }

  @Test
  void aDropletIsReadAsItIs() {
    Seeds.each(
        1_000,
        chance -> {
          Allowed allowed = Allowed.droplet(chance);
          server.answer(allowed.wire(chance));

          Json.Members told = allowed.says().object("droplet");
          Droplet droplet =
              client.droplet(Clients.ACCESS_TOKEN, Long.parseLong(told.written("id")));

          assertReadAsTold(told, droplet);
        });
  }

  @Test
  void anAccountIsReadAsItIs() {
    Seeds.each(
        500,
        chance -> {
          Allowed allowed = Allowed.account(chance);
          server.answer(allowed.wire(chance));

          Identity account = client.account(Clients.ACCESS_TOKEN);

          Json.Members told = allowed.says().object("account");
          assertEquals(Texts.comparable(told.text("name")), Texts.comparable(account.name()));
          assertEquals(Texts.comparable(told.text("email")), Texts.comparable(account.email()));
        });
  }

  @Test
  void aTokenIsReadAsItIs() {
    Seeds.each(
        500,
        chance -> {
          Allowed allowed = Allowed.token(chance);
          server.answer(allowed.wire(chance));

          TokenSet tokens = client.exchange(Clients.CODE, Clients.CODE_VERIFIER);

          assertEquals(allowed.says().text("access_token"), tokens.accessToken());
          assertEquals(allowed.says().text("refresh_token"), tokens.refreshToken());
          assertEquals(
              Texts.comparable(allowed.says().object("info").text("team_name")),
              Texts.comparable(tokens.identity().teamName()));
        });
  }

  @Test
  void numbersOfDropletsThatNoLongHoldsAreNoFault() {
    Seeds.each(
        300,
        chance -> {
          server.answer(Allowed.listOfAnyIds(chance, chance.below(5)).wire(chance));
          outcome(token -> client.droplets(token, query(5)));
        });
  }

  @Test
  void ofWhatIsDamagedComesAResultOrAnExceptionAndNothingIsLeftForOthers() {
    Seeds.each(
        1_500,
        chance -> {
          Call call;
          Allowed allowed;
          switch (chance.below(4)) {
            case 0 -> {
              allowed = Allowed.droplet(chance);
              call = token -> client.droplet(token, 1);
            }
            case 1 -> {
              allowed = Allowed.account(chance);
              call = token -> client.account(token);
            }
            case 2 -> {
              allowed = Allowed.token(chance);
              call = token -> client.exchange(Clients.CODE, Clients.CODE_VERIFIER);
            }
            default -> {
              allowed = Allowed.list(chance, chance.below(4));
              call = token -> client.droplets(token, query(5));
            }
          }
          Damaged damaged = Damage.any(chance, allowed);
          server.answer(damaged.wire());

          Object outcome = outcome(call);

          server.answer(Wire.listOf("next"));
          DropletPage next = client.droplets(Clients.ACCESS_TOKEN, query(5));
          assertEquals(
              List.of("next"),
              next.droplets().stream().map(Droplet::name).toList(),
              damaged.what());
          assertFalse(
              outcome instanceof InvalidAnswerException && server.isFollowed(damaged.wire()),
              damaged.what());
        });
  }

  /** A result or the one exception there may be. */
  private static Object outcome(Call call) {
    try {
      return call.with(Clients.ACCESS_TOKEN);
    } catch (DigitalOceanException e) {
      return e;
    }
  }
}
