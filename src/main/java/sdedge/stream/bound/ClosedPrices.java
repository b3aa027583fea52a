package sdedge.stream.bound;

import java.util.List;

/**
 * Prices of the seconds of a closed batch, or of some users who wait for their answers: a proof of
 * what no policy can exceed (docs/model.md section 12).
 *
 * @param verifier θ
 * @param memory θ_m, of a second of the whole verifier memory
 * @param drafters θ_d, by index in the instance
 * @param drafterMemory θ_m,d, of a second of the whole memory of each drafter
 * @param own ν, of a second of the own time of each task; one for all tasks of users
 */
public record ClosedPrices(
    double verifier,
    double memory,
    List<Double> drafters,
    List<Double> drafterMemory,
    List<Double> own,
    ClosedCharging charging) {
  public ClosedPrices {
    Prices.check(verifier);
    Prices.check(memory);
    drafters.forEach(Prices::check);
    drafterMemory.forEach(Prices::check);
    own.forEach(Prices::check);
    drafters = List.copyOf(drafters);
    drafterMemory = List.copyOf(drafterMemory);
    own = List.copyOf(own);
  }
}
