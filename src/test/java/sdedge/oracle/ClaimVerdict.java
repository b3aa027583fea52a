package sdedge.oracle;

import java.util.List;
import sdedge.oracle.files.Difference;

/** What became of the claims of a result about other plans than its own. */
public sealed interface ClaimVerdict {
  record Nothing() implements ClaimVerdict {}

  /** Nobody asked. */
  record Skipped() implements ClaimVerdict {}

  /**
   * Every claim holds.
   *
   * @param claims what was found, a sentence each
   */
  record Holds(List<String> claims) implements ClaimVerdict {
    public Holds {
      claims = List.copyOf(claims);
    }
  }

  /**
   * Nothing claimed is wrong, but of a bound of all plans and allocations only a part is proven
   * again: there are too many of them.
   *
   * @param claims what was found, a sentence each
   * @param gap how much faster than claimed something may be, as far as is proven, in [0, 1]
   */
  record Certified(List<String> claims, double gap) implements ClaimVerdict {
    public Certified {
      claims = List.copyOf(claims);
    }
  }

  record Refuted(List<Difference> differences) implements ClaimVerdict {
    public Refuted {
      differences = List.copyOf(differences);
    }
  }

  /** Time or memory ended first. */
  record Undecided(String reason) implements ClaimVerdict {}
}
