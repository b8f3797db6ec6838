package droplets.sandbox;

import jakarta.json.stream.JsonGenerator;
import java.util.function.Supplier;

/** Writes a token pair as JSON, in the form of the options. */
record TokenJson(Supplier<SandboxOptions> options, JsonBytes json) {
  Reply of(TokenPair pair) {
    TokenShape shape = options.get().tokenShape();
    byte[] body =
        json.write(
            generator -> {
              generator.writeStartObject().write("access_token", pair.accessToken());
              if (shape != TokenShape.MINIMAL) {
                writeRest(generator, shape, pair);
              }
              generator.writeEnd();
            });
    return Reply.json(200, body);
  }

  private static void writeRest(JsonGenerator generator, TokenShape shape, TokenPair pair) {
    switch (shape) {
      case CONFIDENTIAL ->
          generator.write("bearer", "bearer").write("scope", pair.grant().scopes().text());
      case PUBLIC ->
          generator
              .write("token_type", "Bearer")
              .write("scope", pair.grant().scopes().expandedText());
      default -> generator.write("token_type", "bearer");
    }
    generator
        .write("expires_in", pair.life().toSeconds())
        .write("refresh_token", pair.refreshToken());
    generator
        .writeStartObject("info")
        .write("name", Person.NAME)
        .write("email", Person.EMAIL)
        .write("uuid", Person.UUID);
    // Answers of this form did not name the team yet.
    if (shape != TokenShape.CONFIDENTIAL) {
      generator.write("team_name", pair.grant().team().teamName());
    }
    if (shape == TokenShape.DOCUMENTED) {
      generator.write("team_uuid", pair.grant().team().uuid());
    }
    generator.writeEnd();
  }
}
