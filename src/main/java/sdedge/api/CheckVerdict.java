package sdedge.api;

import java.util.List;

/**
 * What is found in the files of a result.
 *
 * @param verdict {@code verified}; {@code undecided} if the time ended first; {@code differs}
 * @param differences everything that is not as it should be, a line each
 * @param claims what was found about other plans, a sentence each
 */
public record CheckVerdict(String verdict, List<String> differences, List<String> claims) {

  /** {@return whether nothing differs} Claims may be undecided. */
  public boolean holds() {
    return differences.isEmpty();
  }
}
