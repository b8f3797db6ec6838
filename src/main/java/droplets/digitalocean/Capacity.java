package droplets.digitalocean;

/** The API's {@code {amount, unit}} pair. */
record Capacity(long amount, String unit) {

  static final Capacity ABSENT = new Capacity(0, "");

  static Capacity read(JsonStream in) {
    long amount = 0;
    String unit = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "amount" -> amount = in.number();
        case "unit" -> unit = in.text();
        default -> in.skip();
      }
    }
    return new Capacity(amount, unit);
  }
}
