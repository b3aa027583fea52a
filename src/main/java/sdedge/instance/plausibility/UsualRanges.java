package sdedge.instance.plausibility;

import static sdedge.instance.plausibility.Plausibility.ofDrafters;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sdedge.instance.Drafter;
import sdedge.instance.LoadedInstance;
import sdedge.instance.ModeNumber;
import sdedge.instance.Model;
import sdedge.instance.Noise;
import sdedge.instance.RadioLink;
import sdedge.instance.Task;
import sdedge.instance.plausibility.Plausibility.Figure;
import sdedge.instance.plausibility.Plausibility.Finding;
import sdedge.instance.plausibility.Plausibility.PlacedNode;
import sdedge.instance.plausibility.UsualRanges.UsualRange.Value;

/** The kinds of numbers of which it is known what is usual. */
final class UsualRanges {
  private static final double MOST_WATTS = 10; // of a task; less than 10 dBm is rarely meant
  private static final double LARGEST_GAIN_DB = -30;
  private static final double LEAST_BYTES_PER_PARAMETER = 1.0 / 16;
  private static final double LEAST_SHARE_OF_CACHE = 1.0 / 256; // few heads, 4 bits, compressed

  /** All of them, in the sequence of their warnings. */
  static final List<UsualRange> ALL =
      List.of(
          new UsualRange(
              "parameters",
              "1e7 to 1e12",
              "published language models",
              ofModels("", Model::parameters),
              count -> count < UsualRange.FEWEST_PARAMETERS,
              count ->
                  count < 1e3
                      ? "parameters is in billions, which is " + Figure.of(1e9 * count)
                      : "parameters is in millions, which is " + Figure.of(1e6 * count)),
          new UsualRange(
              "bytes",
              "0.5 to 4 bytes per parameter",
              "4 to 32 bits per weight",
              loaded ->
                  Plausibility.models(loaded)
                      .filter(
                          model ->
                              model.parameters() >= UsualRange.FEWEST_PARAMETERS
                                  && model.weightBytes()
                                      < LEAST_BYTES_PER_PARAMETER * model.parameters())
                      .map(model -> of(model, ".weight_bytes", model.weightBytes())),
              bytes -> true,
              Meant.scaled("GB", "MB", "bytes")),
          new UsualRange(
              "bytes",
              "1/64 to 1 of 4 · layers · hidden",
              "grouped-query and latent attention, 4 to 16 bits",
              loaded ->
                  Plausibility.models(loaded)
                      .filter(
                          model ->
                              model.kvBytesPerToken()
                                  < LEAST_SHARE_OF_CACHE * 4 * model.layers() * model.hidden())
                      .map(model -> of(model, ".kv_bytes_per_token", model.kvBytesPerToken())),
              bytes -> true,
              bytes -> "it is in KiB, which is " + Figure.of(1024 * bytes) + " bytes"),
          new UsualRange(
              "FLOP/s",
              "1e11 to 1e16 FLOP/s",
              "processors to several data-centre accelerators",
              ofNodes(".peak_flops", PlacedNode::peakFlops),
              rate -> rate < 1e9,
              Meant.scaled("TFLOP/s", "GFLOP/s", "FLOP/s")),
          new UsualRange(
              "bytes/s",
              "1e10 to 1e13 bytes/s",
              "DDR4 to several stacks of HBM",
              ofNodes(".memory_bandwidth", PlacedNode::memoryBandwidth),
              rate -> rate < 1e9,
              Meant.scaled("GB/s", "MB/s", "bytes/s")),
          new UsualRange(
              "bytes",
              "1e9 to 1e12 bytes",
              "handsets to servers",
              loaded ->
                  PlacedNode.of(loaded)
                      .filter(place -> place.node().cacheBytes() < 0)
                      .map(
                          place ->
                              new Value(
                                  place.path() + ".memory_bytes", place.node().memoryBytes())),
              bytes -> bytes < 1e8,
              Meant.scaled("GB", "MB", "bytes")),
          new UsualRange(
              "s",
              "0 to 0.1 s",
              "kernel launches and host work of measured engines, docs/fidelity.md",
              both(
                  ofNodes(".pass_overhead_s", place -> given(place.node().passOverheadS())),
                  ofModes(ModeNumber.PASS_OVERHEAD_S)),
              seconds -> seconds >= 1,
              Meant::milliseconds),
          new UsualRange(
              "s",
              "0 to 0.001 s",
              "measured engines, docs/fidelity.md",
              both(
                  ofNodes(".token_overhead_s", place -> given(place.node().tokenOverheadS())),
                  ofModes(ModeNumber.TOKEN_OVERHEAD_S)),
              seconds -> seconds >= 0.01,
              seconds ->
                  seconds < 1
                      ? Meant.milliseconds(seconds)
                      : "it is in µs, which is " + Figure.of(1e-6 * seconds) + " s"),
          new UsualRange(
              "bit/s",
              "1e6 to 1e12 bit/s",
              "microwave links to fibre",
              ofLinks(".rate_bps", drafter -> drafter.fronthaul().rateBps()),
              rate -> rate < 1e5,
              rate ->
                  rate < 1e3
                      ? "it is in Gbit/s, which is " + Figure.of(1e9 * rate) + " bit/s"
                      : "it is in Mbit/s, which is " + Figure.of(1e6 * rate) + " bit/s"),
          new UsualRange(
              "s",
              "0 to 0.3 s",
              "fibre across a site to a geostationary satellite",
              ofLinks(".latency_s", drafter -> drafter.fronthaul().latencyS()),
              seconds -> seconds > 0.3,
              Meant::milliseconds),
          bits(
              ofLinks(
                  ".bits_per_prompt_token", drafter -> drafter.fronthaul().bitsPerPromptToken())),
          bits(
              both(
                  ofLinks(
                      ".bits_per_draft_token", drafter -> drafter.fronthaul().bitsPerDraftToken()),
                  ofModes(ModeNumber.BITS_PER_DRAFT_TOKEN))),
          bits(
              both(
                  ofLinks(".bits_per_verdict", drafter -> drafter.fronthaul().bitsPerVerdict()),
                  ofModes(ModeNumber.BITS_PER_VERDICT))),
          new UsualRange(
              "Hz",
              "1e3 to 1e9 Hz",
              "a narrow-band carrier to millimetre waves",
              both(
                  ofCells(".bandwidth_hz", drafter -> drafter.wireless().bandwidthHz()),
                  loaded -> DraftValues.ofBands(loaded, ".bandwidth_hz", RadioLink::bandwidthHz)),
              hertz -> hertz < 1e3,
              hertz -> "it is in MHz, which is " + Figure.of(1e6 * hertz) + " Hz"),
          new UsualRange(
              "dBm/Hz",
              "-174 to -160 dBm/Hz",
              "thermal noise at 290 K, with interference",
              both(
                  ofNoise(Noise.Density.class, ".noise_psd_dbm_per_hz", Noise.Density::dbmPerHz),
                  loaded ->
                      DraftValues.ofBands(
                          loaded, ".noise_psd_dbm_per_hz", link -> link.noise().dbmPerHz())),
              density -> density > -150 || density < -180,
              Meant::noise),
          new UsualRange(
              "dB",
              "0 to 15 dB",
              "receivers of TR 38.901 and TR 36.814 have 5 to 9 dB",
              both(
                  ofNoise(Noise.Density.class, ".noise_figure_db", Noise.Density::figureDb),
                  loaded ->
                      DraftValues.ofBands(
                          loaded, ".noise_figure_db", link -> link.noise().figureDb())),
              figure -> figure > 30,
              figure -> "it is linear, which is " + Meant.decibels(figure) + " dB"),
          new UsualRange(
              "dBm",
              "-130 to -80 dBm",
              "thermal noise of 20 kHz to 1 GHz, with figures of receivers",
              ofNoise(Noise.Power.class, ".noise_dbm", Noise.Power::dbm),
              power -> power < -130 || power > -80,
              Meant::noisePower),
          new UsualRange(
              "dBm",
              "10 to 40 dBm",
              "power classes of TS 38.101, fixed terminals",
              both(
                  loaded ->
                      DraftValues.ofAccess(loaded, ".tx_power_dbm", RadioLink.Access::txPowerDbm),
                  ofTasks(".tx_power_dbm", Task::txPowerDbm)),
              power -> power > 60 || (power > 0 && power < MOST_WATTS),
              power ->
                  power < MOST_WATTS
                      ? "it is in W, which is " + Meant.decibels(1e3 * power) + " dBm"
                      : "it is in mW, which is " + Meant.decibels(power) + " dBm"),
          new UsualRange(
              "dB",
              "-160 to -40 dB",
              "path losses of TR 38.901 within a cell",
              both(
                  loaded ->
                      DraftValues.ofAccess(
                          loaded, ".channel_gain_db", RadioLink.Access::channelGainDb),
                  ofTasks(".channel_gain_db", Task::channelGainDb)),
              gain -> gain > LARGEST_GAIN_DB && gain != 0, // 0 dB is no channel at all
              Meant::gain));

  private UsualRanges() {}

  private static Function<LoadedInstance, Stream<Value>> both(
      Function<LoadedInstance, Stream<Value>> some,
      Function<LoadedInstance, Stream<Value>> others) {
    return loaded -> Stream.concat(some.apply(loaded), others.apply(loaded));
  }

  private static UsualRange bits(Function<LoadedInstance, Stream<Value>> values) {
    return new UsualRange(
        "bits",
        "1 to 1e7 bits",
        "a token id to the whole distribution over a large vocabulary",
        values,
        count -> count > 1e8,
        count -> "the exponent is that of rate_bps");
  }

  private static Function<LoadedInstance, Stream<Value>> ofModels(
      String key, ToDoubleFunction<Model> number) {
    return loaded ->
        Plausibility.models(loaded).map(model -> of(model, key, number.applyAsDouble(model)));
  }

  private static Value of(Model model, String key, double number) {
    return new Value("models." + model.name() + key, number);
  }

  private static Function<LoadedInstance, Stream<Value>> ofNodes(
      String key, Function<PlacedNode, OptionalDouble> number) {
    return loaded ->
        PlacedNode.of(loaded)
            .filter(place -> number.apply(place).isPresent())
            .map(place -> new Value(place.path() + key, number.apply(place).orElseThrow()));
  }

  private static Function<LoadedInstance, Stream<Value>> ofModes(ModeNumber number) {
    return loaded -> DraftValues.ofModes(loaded, number);
  }

  private static Function<LoadedInstance, Stream<Value>> ofCells(
      String key, ToDoubleFunction<Drafter> number) {
    return ofParts(".wireless" + key, Drafter::hasUplink, number);
  }

  private static <N extends Noise> Function<LoadedInstance, Stream<Value>> ofNoise(
      Class<N> kind, String key, ToDoubleFunction<N> number) {
    return ofParts(
        ".wireless" + key,
        drafter -> drafter.hasUplink() && kind.isInstance(drafter.wireless().noise()),
        drafter -> number.applyAsDouble(kind.cast(drafter.wireless().noise())));
  }

  private static Function<LoadedInstance, Stream<Value>> ofLinks(
      String key, ToDoubleFunction<Drafter> number) {
    return ofParts(".fronthaul" + key, Drafter::hasFronthaul, number);
  }

  private static Function<LoadedInstance, Stream<Value>> ofParts(
      String key, Predicate<Drafter> has, ToDoubleFunction<Drafter> number) {
    return loaded ->
        ofDrafters(
                loaded,
                (path, drafter) ->
                    Stream.of(drafter)
                        .filter(has)
                        .map(one -> new Value(path + key, number.applyAsDouble(one))))
            .flatMap(Function.identity());
  }

  private static Function<LoadedInstance, Stream<Value>> ofTasks(
      String key, ToDoubleFunction<Task> number) {
    return loaded -> {
      List<Task> tasks = loaded.instance().tasks();
      return IntStream.range(0, tasks.size())
          .mapToObj(k -> new Value("tasks[" + k + "]" + key, number.applyAsDouble(tasks.get(k))));
    };
  }

  private static OptionalDouble given(double number) {
    return OptionalDouble.of(number);
  }

  /**
   * What is usual of one kind of number, and what was probably meant where it is far from that.
   *
   * @param unit behind the value; empty for none
   * @param usual with its unit
   * @param source of what is usual
   * @param values those of an instance, in the order of the file
   * @param isOdd whether a value is so far from the usual that it is most likely a mistake
   * @param meant what may have been meant: the words between "Maybe" and the question mark
   */
  record UsualRange(
      String unit,
      String usual,
      String source,
      Function<LoadedInstance, Stream<Value>> values,
      DoublePredicate isOdd,
      DoubleFunction<String> meant) {

    /** Below so many parameters they are most likely counted in millions or billions. */
    static final double FEWEST_PARAMETERS = 1e6;

    record Value(String path, double number) {}

    /** What is odd in an instance, one finding per value. */
    Stream<Finding> findings(LoadedInstance loaded) {
      return values
          .apply(loaded)
          .filter(value -> isOdd.test(value.number))
          .map(
              value ->
                  new Finding(
                      value.path,
                      Figure.of(value.number) + " " + unit,
                      usual,
                      meant.apply(value.number)));
    }
  }
}
