package droplets.sandbox;

/** {@code GET /v2/account}. */
record AccountResource(JsonBytes json) {
  static final String PATH = "/v2/account";

  Reply read(Grant grant) {
    byte[] body =
        json.write(
            generator -> {
              generator.writeStartObject().writeStartObject("account");
              if (grant.scopes().allow("droplet:read")) {
                generator.write("droplet_limit", 2000);
              }
              if (grant.scopes().allow("reserved_ip:read")) {
                generator.write("floating_ip_limit", 3);
              }
              generator
                  .write("email", Person.EMAIL)
                  .write("name", Person.NAME)
                  .write("uuid", Person.UUID)
                  .write("email_verified", true)
                  .write("status", "active")
                  .write("status_message", "")
                  .writeStartObject("team")
                  .write("uuid", grant.team().uuid())
                  .write("name", grant.team().teamName())
                  .writeEnd();
              generator.writeEnd().writeEnd();
            });
    return Reply.json(200, body);
  }
}
