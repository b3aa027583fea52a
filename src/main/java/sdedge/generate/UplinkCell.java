package sdedge.generate;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.instance.Noise;
import sdedge.instance.PowerModel;
import sdedge.instance.reader.NoiseBinder;

/**
 * The uplink of a drafter and the power of its users.
 *
 * @param txPowerDbm of every user
 */
record UplinkCell(
    double txPowerDbm,
    double bandwidthHz,
    Noise noise,
    PowerModel powerModel,
    double bitsPerToken,
    double headerBits) {
  /** The options that describe channels and bands. */
  private static final Set<Choice> CHOICES =
      Collections.unmodifiableSet(EnumSet.range(Choice.RADIUS, Choice.HEADER_BITS));

  /**
   * The cell that the options describe.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static UplinkCell of(OptionChoices choices) {
    String power = choices.text(Choice.POWER_MODEL);
    PowerModel model =
        Arrays.stream(PowerModel.values())
            .filter(known -> known.key().equals(power))
            .findFirst()
            .orElseThrow(
                () -> Texts.wrong(Choice.POWER_MODEL, power, "constant-psd or constant-power"));
    return new UplinkCell(
        Texts.measure(Choice.TX_POWER, choices.text(Choice.TX_POWER), "dBm", -200, 200),
        Texts.measure(Choice.BANDWIDTH, choices.text(Choice.BANDWIDTH), "Hz", 1, 1e12),
        noise(choices, model),
        model,
        Texts.measure(Choice.BITS_PER_TOKEN, choices.text(Choice.BITS_PER_TOKEN), "", 0, 1e9),
        Texts.measure(Choice.HEADER_BITS, choices.text(Choice.HEADER_BITS), "", 0, 1e12));
  }

  /** A power where one is said, unless the user says a density in place of that of the base. */
  private static Noise noise(OptionChoices choices, PowerModel powerModel) {
    String power = choices.text(Choice.NOISE);
    boolean isDensity =
        choices.given().containsKey(Choice.NOISE_PSD)
            || choices.given().containsKey(Choice.NOISE_FIGURE);
    if (power.isEmpty() || (isDensity && !choices.given().containsKey(Choice.NOISE))) {
      return new Noise.Density(
          Texts.measure(Choice.NOISE_PSD, choices.text(Choice.NOISE_PSD), "", -300, 0),
          Texts.measure(Choice.NOISE_FIGURE, choices.text(Choice.NOISE_FIGURE), "dB", 0, 100));
    } else if (isDensity || powerModel == PowerModel.CONSTANT_POWER) {
      throw Texts.wrong(
          Choice.NOISE,
          power,
          "without --noise-psd, --noise-figure and --power-model constant-power");
    }
    return new Noise.Power(Texts.measure(Choice.NOISE, power, "dBm", -300, 100));
  }

  /**
   * The cell of a drafter of a base; empty where it has no {@code wireless} and nothing else says
   * one.
   *
   * @param uplink what the base says of it
   */
  static Optional<UplinkCell> of(OptionChoices choices, Map<Choice, String> uplink) {
    boolean isSaid = !uplink.isEmpty() || choices.sayAny(CHOICES);
    return isSaid ? Optional.of(of(choices.over(uplink))) : Optional.empty();
  }

  /** What the {@code wireless} of a drafter says, as options; empty without one. */
  static Map<Choice, String> uplink(ObjectReader drafter) {
    Map<Choice, String> said = new EnumMap<>(Choice.class);
    if (drafter.optional("wireless").isPresent()) {
      ObjectReader reader = drafter.object("wireless");
      put(said, Choice.BANDWIDTH, reader.number("bandwidth_hz", NumberRange.POSITIVE));
      Noise noise = NoiseBinder.any(reader);
      if (noise instanceof Noise.Density density) {
        put(said, Choice.NOISE_PSD, density.dbmPerHz());
        put(said, Choice.NOISE_FIGURE, density.figureDb());
      } else {
        put(said, Choice.NOISE, ((Noise.Power) noise).dbm());
      }
      put(
          said,
          Choice.BITS_PER_TOKEN,
          reader.number("bits_per_token", NumberRange.NON_NEGATIVE, 32));
      put(said, Choice.HEADER_BITS, reader.number("header_bits", NumberRange.NON_NEGATIVE, 0));
      said.put(Choice.POWER_MODEL, NoiseBinder.powerModel(reader).key());
    }
    return said;
  }

  /** Says a number, unless it is none of its range, which is reported. */
  private static void put(Map<Choice, String> said, Choice choice, double value) {
    if (!Double.isNaN(value)) {
      said.put(choice, Texts.shortest(value));
    }
  }

  /** Signal over noise on the whole band, in dB. */
  double snrDb(double gainDb) {
    double noiseDb =
        noise instanceof Noise.Density density
            ? density.dbmPerHz() + density.figureDb() + 10 * StrictMath.log10(bandwidthHz)
            : ((Noise.Power) noise).dbm();
    return txPowerDbm + gainDb - noiseDb;
  }

  /** Bits per second on the whole band. */
  double rateBps(double gainDb) {
    double snr = StrictMath.pow(10, snrDb(gainDb) / 10);
    return bandwidthHz * StrictMath.log1p(snr) / StrictMath.log(2);
  }

  /** Seconds that a prompt takes alone. */
  double uploadS(DrawnTask task) {
    double bits = headerBits + bitsPerToken * task.inputTokens();
    return bits / rateBps(task.link().gainDb());
  }

  /** As the value of {@code wireless}. */
  String yaml() {
    return "{bandwidth_hz: %s%s, power_model: %s, bits_per_token: %s%s}"
        .formatted(
            Texts.shortest(bandwidthHz),
            noiseYaml(),
            powerModel.key(),
            Texts.shortest(bitsPerToken),
            headerBits > 0 ? ", header_bits: " + Texts.shortest(headerBits) : "");
  }

  private String noiseYaml() {
    return noise instanceof Noise.Density density
        ? ", noise_psd_dbm_per_hz: %s, noise_figure_db: %s"
            .formatted(Texts.shortest(density.dbmPerHz()), Texts.shortest(density.figureDb()))
        : ", noise_dbm: " + Texts.shortest(((Noise.Power) noise).dbm());
  }
}
