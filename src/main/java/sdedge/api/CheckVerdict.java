package sdedge.api;

import java.util.List;

/**
 * What the second implementation says of the files of a result.
 *
 * @param verdict {@code verified}; {@code certified} if of a bound only a part was proven again;
 *     {@code undecided} if the time ended first; {@code differs}
 * @param differences everything that is not as it should be, a line each
 * @param claims what was found about other plans, a sentence each
 */
public record CheckVerdict(String verdict, List<String> differences, List<String> claims) {
  /**
   * Copies the lists.
   *
   * @param verdict as above
   * @param differences as above
   * @param claims as above
   */
  public CheckVerdict {
    differences = List.copyOf(differences);
    claims = List.copyOf(claims);
  }

  /**
   * Whether nothing differs. Claims may be undecided.
   *
   * @return false if a file is not what it should be or a claim is wrong
   */
  public boolean holds() {
    return differences.isEmpty();
  }
}
