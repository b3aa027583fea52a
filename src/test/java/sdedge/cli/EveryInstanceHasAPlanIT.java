package sdedge.cli;

/** {@link EveryInstanceHasAPlanTest} with many more draws. */
class EveryInstanceHasAPlanIT extends EveryInstanceHasAPlanTest {
  @Override
  int draws() {
    return 2_000;
  }
}
