package sdedge.check;

import java.util.List;
import sdedge.judge.Difference;

/** What became of the claims of a result about other plans than its own. */
public sealed interface ClaimVerdict {
  /** A sentence each. */
  List<String> claims();

  /** Nobody asked. */
  record Skipped() implements ClaimVerdict {
    @Override
    public List<String> claims() {
      return List.of("not looked at");
    }
  }

  /** No claim is wrong, if there are any; some may not be derived again, which is said. */
  record Holds(List<String> claims) implements ClaimVerdict {
    public Holds {
      claims = List.copyOf(claims);
    }
  }

  record Refuted(List<Difference> differences) implements ClaimVerdict {
    public Refuted {
      differences = List.copyOf(differences);
    }

    @Override
    public List<String> claims() {
      return List.of();
    }
  }

  /** Time ended first. */
  record Undecided(String reason) implements ClaimVerdict {
    @Override
    public List<String> claims() {
      return List.of("not derived again: " + reason);
    }
  }
}
