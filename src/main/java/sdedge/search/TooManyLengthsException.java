package sdedge.search;

import java.util.Locale;

/** A length for every part of a batch leaves more combinations than can be searched. */
public final class TooManyLengthsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyLengthsException(double vectors, int most) {
    super(
        String.format(
            Locale.ROOT,
            "speculation.scope drafter leaves %.0f combinations of lengths for one batch, at most"
                + " %d can be searched. Maybe scope batch, fewer lengths or smaller batches?",
            vectors,
            most));
  }
}
