package sdedge.oracle;

import org.junit.jupiter.api.Test;
import sdedge.DraftsReference;

/** A few of the cases of {@link DraftsAcceptedIT}. */
class DraftsAcceptedTest {
  private static final int EVERY = 6;

  @Test
  void acceptsSome() throws Exception {
    DraftsAcceptedIT all = new DraftsAcceptedIT();
    int index = 0;
    for (DraftsReference reference : DraftsReference.all()) {
      if (index++ % EVERY == 0) {
        all.acceptsEvaluations(reference);
        all.acceptsSearches(reference);
        all.acceptsPaddedPrompts(reference);
      }
    }
  }
}
