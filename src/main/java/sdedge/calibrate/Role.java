package sdedge.calibrate;

/** What a node does. */
enum Role {
  VERIFIER("verifier"),
  DRAFTER("drafter");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
