package sdedge.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.SharedData;

/** What is drawn has the law that was asked for, within 4 standard errors. */
class GenerationStatisticsTest {
  private static final int COUNT = 20_000;
  private static final double ERRORS = 4;
  private static final long SEED = 2026;

  private static List<DrawnTask> draw(Map<Choice, String> given) {
    Map<Choice, String> options = new java.util.EnumMap<>(Choice.class);
    options.put(Choice.TASKS, String.valueOf(COUNT));
    options.putAll(given);
    return Generation.of(new OptionChoices(options, Map.of()), null).draw(SEED);
  }

  private static double[] values(List<DrawnTask> tasks, ToDoubleFunction<DrawnTask> quantity) {
    return tasks.stream().mapToDouble(quantity).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The share of values for which a condition of chance {@code p} holds is near p. */
  private static void assertShare(double share, double p, int count) {
    double error = Math.sqrt(p * (1 - p) / count);
    assertThat(Math.abs(share - p)).as("share %s of %s", share, p).isLessThan(ERRORS * error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umi", "uma"})
  void linesOfSight(String model) {
    List<DrawnTask> tasks = draw(Map.of(Choice.RADIO, model));
    Propagation propagation = Propagation.valueOf(model.toUpperCase(java.util.Locale.ROOT));
    double[] chances = values(tasks, t -> propagation.losProbability(t.link().distanceM()));
    double variance = Arrays.stream(chances).map(p -> p * (1 - p)).sum();
    double found = tasks.stream().filter(task -> task.link().lineOfSight()).count();
    double expected = Arrays.stream(chances).sum();
    assertThat(Math.abs(found - expected)).isLessThan(ERRORS * Math.sqrt(variance));
  }

  @ParameterizedTest
  @ValueSource(strings = {"umi", "uma", "macro-36.814"})
  void shadowing(String model) {
    List<DrawnTask> tasks = draw(Map.of(Choice.RADIO, model));
    for (boolean los : new boolean[] {true, false}) {
      double[] drawn =
          values(
              tasks.stream().filter(task -> task.link().lineOfSight() == los).toList(),
              task -> task.link().shadowingDb());
      if (drawn.length > 0) {
        double sigma = los ? 4 : model.equals("umi") ? 7.82 : model.equals("uma") ? 6 : 8;
        double found = Math.sqrt(mean(Arrays.stream(drawn).map(x -> x * x).toArray()));
        double error = sigma / Math.sqrt(2.0 * drawn.length);
        assertThat(Math.abs(found - sigma)).isLessThan(ERRORS * error);
        assertThat(Math.abs(mean(drawn))).isLessThan(ERRORS * sigma / Math.sqrt(drawn.length));
      }
    }
  }

  @Test
  void placesAreUniformOverTheRing() {
    double[] distances = values(draw(Map.of(Choice.RADIO, "umi")), t -> t.link().distanceM());
    for (double d : new double[] {20, 40, 60, 80, 95}) {
      double share = (d * d - 100) / (100 * 100 - 100);
      assertShare(
          Arrays.stream(distances).filter(x -> x < d).count() / (double) COUNT, share, COUNT);
    }
    assertThat(Arrays.stream(distances)).allMatch(d -> d >= 10 && d <= 100);
  }

  /** Its 10, 50 and 90 % points are measured for EAGLE on chat. */
  @Test
  void acceptanceIsThatOfEagle() {
    double[] rates = values(draw(Map.of()), task -> task.acceptance()[0]);
    assertShare(Arrays.stream(rates).filter(a -> a < 0.5208).count() / (double) COUNT, 0.1, COUNT);
    assertShare(Arrays.stream(rates).filter(a -> a < 0.6560).count() / (double) COUNT, 0.5, COUNT);
    assertShare(Arrays.stream(rates).filter(a -> a < 0.7728).count() / (double) COUNT, 0.9, COUNT);
  }

  @Test
  void lengthsAreThoseOfConversations() {
    List<DrawnTask> tasks = draw(Map.of());
    double[] input = values(tasks, DrawnTask::inputTokens);
    double[] output = values(tasks, DrawnTask::outputTokens);
    assertShare(Arrays.stream(input).filter(x -> x <= 1020).count() / (double) COUNT, 0.5, COUNT);
    assertShare(Arrays.stream(output).filter(x -> x <= 129).count() / (double) COUNT, 0.5, COUNT);
    // 129·exp(0.8) = 287.1 is one standard deviation up.
    assertShare(
        Arrays.stream(output).filter(x -> x <= 287).count() / (double) COUNT, 0.841345, COUNT);
    assertThat(Arrays.stream(input)).allMatch(x -> x >= 181 && x <= 4142);
  }

  @Test
  void rayleighFadingIsExponential() {
    Map<Choice, String> still = Map.of(Choice.SHADOWING, "off");
    Map<Choice, String> fading = Map.of(Choice.SHADOWING, "off", Choice.FADING, "rayleigh");
    double[] without = values(draw(still), task -> task.link().gainDb());
    double[] with = values(draw(fading), task -> task.link().gainDb());
    double[] factors = new double[COUNT];
    Arrays.setAll(factors, k -> Math.pow(10, (with[k] - without[k]) / 10));
    assertThat(Math.abs(mean(factors) - 1)).isLessThan(ERRORS / Math.sqrt(COUNT));
    assertShare(
        Arrays.stream(factors).filter(x -> x < Math.log(2)).count() / (double) COUNT, 0.5, COUNT);
  }

  @Test
  void aHotspotHasItsShareAndTheOthersTheRest() {
    List<DrawnTask> tasks = draw(Map.of(Choice.DRAFTERS, "3", Choice.ASSIGN, "hotspot:0.6"));
    for (int d = 0; d < 3; d++) {
      int drafter = d;
      double share = tasks.stream().filter(t -> t.drafter() == drafter).count() / (double) COUNT;
      assertShare(share, d == 0 ? 0.6 : 0.2, COUNT);
    }
    double indoors =
        mean(values(draw(Map.of(Choice.INDOOR, "0.3")), task -> task.link().gainDb()))
            - mean(values(draw(Map.of()), task -> task.link().gainDb()));
    assertThat(indoors).isBetween(-20 * 0.3 - 0.3, -20 * 0.3 + 0.3);
  }

  @Test
  void aSampleHasTheQuantilesOfItsTrace() throws Exception {
    Path file = SharedData.file("azure/AzureLLMInferenceTrace_conv.csv");
    OptionChoices choices = new OptionChoices(Map.of(Choice.TASKS, "4000"), Map.of());
    try (InputStream in = Files.newInputStream(file)) {
      Trace trace = TraceReader.read(file.toString(), in, choices);
      assertThat(trace.rows()).isEqualTo(19366 - 402);
      double[] all = Arrays.stream(trace.input()).asDoubleStream().sorted().toArray();
      List<DrawnTask> sample = Generation.of(choices, trace).draw(SEED);
      for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
        double cut = Quantile.withDefaults().evaluate(all, share);
        double p = Arrays.stream(all).filter(x -> x <= cut).count() / (double) all.length;
        double found = sample.stream().filter(t -> t.inputTokens() <= cut).count() / 4000.0;
        assertShare(found, p, 4000);
      }
    }
  }
}
