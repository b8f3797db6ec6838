package droplets.sandbox;

/** The one invented person who signs in at the sandbox. */
final class Person {
  static final String NAME = "Sandy Box";
  static final String EMAIL = "sandy.box@sandbox.example";
  static final String UUID = "5a4db0c5-0000-4000-8000-000000000000";

  private Person() {}
}
