package sdedge.check;

import java.util.List;
import sdedge.judge.Difference;

/** What became of the claims of a result about other plans than its own. */
public sealed interface ClaimVerdict {
  record Nothing() implements ClaimVerdict {}

  /** Nobody asked. */
  record Skipped() implements ClaimVerdict {}

  /**
   * No claim is wrong; some may not be derived again, which is said.
   *
   * @param claims what was found, a sentence each
   */
  record Holds(List<String> claims) implements ClaimVerdict {
    public Holds {
      claims = List.copyOf(claims);
    }
  }

  record Refuted(List<Difference> differences) implements ClaimVerdict {
    public Refuted {
      differences = List.copyOf(differences);
    }
  }

  /** Time ended first. */
  record Undecided(String reason) implements ClaimVerdict {}
}
