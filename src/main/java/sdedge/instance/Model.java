package sdedge.instance;

import org.jspecify.annotations.Nullable;

/**
 * A transformer, reduced to what the latency model needs (docs/model.md section 1).
 *
 * @param name the name in {@code models}
 * @param layers J, at least 1
 * @param hidden h, at least 1
 * @param parameters P, parameters touched per token, given or {@link #parametersOf derived}
 * @param weightBytes Wb, bytes of weights read by a pass
 * @param kvBytesPerToken κ, bytes of key/value cache per token
 */
public record Model(
    String name,
    int layers,
    int hidden,
    double parameters,
    double weightBytes,
    double kvBytesPerToken) {

  /** By hand like {@link #hashCode}, since what records have by themselves is slow at a start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Model model
            && name.equals(model.name)
            && layers == model.layers
            && hidden == model.hidden
            && Double.compare(parameters, model.parameters) == 0
            && Double.compare(weightBytes, model.weightBytes) == 0
            && Double.compare(kvBytesPerToken, model.kvBytesPerToken) == 0);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** P = J(2h² + 2h·h_kv + n·h·f), n = 3 with a gated feed-forward network, else 2. */
  public static double parametersOf(
      int layers, int hidden, double ffn, int kvHidden, boolean gatedFfn) {
    double h = hidden;
    return layers * (2 * h * h + 2 * h * kvHidden + (gatedFfn ? 3 : 2) * h * ffn);
  }

  /** κ = 2·J·h_kv·{@code bytesPerKv}. */
  public static double kvBytesPerTokenOf(int layers, int kvHidden, double bytesPerKv) {
    return 2.0 * layers * kvHidden * bytesPerKv;
  }
}
