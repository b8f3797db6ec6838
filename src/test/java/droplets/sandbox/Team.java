package droplets.sandbox;

/** A team of the invented person who signs in; a grant is for exactly one of them. */
public enum Team {
  /** 43 Droplets of every status, size and age; three of them have GPUs. */
  ACME("Acme Production", "43 Droplets of every status, size and age, 3 with GPU"),

  /** 1,234 Droplets, for everything that has pages. */
  BIG_FLEET("Big Fleet", "1,234 Droplets"),

  /** No Droplets at all. */
  EMPTY("Empty Team", "no Droplets"),

  /** Every text in it tries to break HTML, a link, a template language or a spreadsheet. */
  HOSTILE("Robert'); <script> & Sons", "names that try to break HTML");

  private final String teamName;
  private final String description;

  Team(String teamName, String description) {
    this.teamName = teamName;
    this.description = description;
  }

  /** The name as DigitalOcean would tell it. It must be escaped wherever it is shown. */
  public String teamName() {
    return teamName;
  }

  String description() {
    return description;
  }

  String uuid() {
    return "5a4db0c5-0000-4000-8000-0000000000%02d".formatted(ordinal() + 1);
  }
}
