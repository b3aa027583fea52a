package sdedge.generate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import sdedge.generate.DrawnTask.Link;
import sdedge.random.RandomStream;

/** Where users are and how well they are heard. */
sealed interface Radio {
  /** Largest radius of a cell. */
  double MOST_M = 5000;

  String RAYLEIGH = "rayleigh (one factor per task)";

  /** What says where users are, which gains that are given do not ask. */
  Set<Choice> OF_PLACES =
      EnumSet.of(
          Choice.RADIUS,
          Choice.CARRIER,
          Choice.LOS,
          Choice.SHADOWING,
          Choice.INDOOR,
          Choice.UT_HEIGHT);

  Link link(long seed, int drafter, int task);

  /** For the comments of an instance. */
  String text();

  /** When there is a line of sight. */
  enum Sight {
    RANDOM,
    ALWAYS,
    NEVER
  }

  /** Every user has the same gain. */
  record Fixed(double gainDb) implements Radio {
    @Override
    public Link link(long seed, int drafter, int task) {
      return new Link(0, false, 0, gainDb);
    }

    @Override
    public String text() {
      return "Channel gains: all " + Texts.shortest(gainDb) + " dB, assumption.";
    }
  }

  /** Gains uniform in an interval, in dB. */
  record Uniform(double lowestDb, double highestDb) implements Radio {
    @Override
    public Link link(long seed, int drafter, int task) {
      double share = Quantity.GAIN.stream(seed, drafter, task).uniform();
      return new Link(0, false, 0, lowestDb + share * (highestDb - lowestDb));
    }

    @Override
    public String text() {
      String ends = Texts.shortest(lowestDb) + ", " + Texts.shortest(highestDb);
      return "Channel gains: uniform in [" + ends + "] dB, assumption.";
    }
  }

  /** Gains of another model, each times one factor Exp(1). */
  record Faded(Radio mean) implements Radio {
    @Override
    public Link link(long seed, int drafter, int task) {
      Link link = mean.link(seed, drafter, task);
      double gainDb = link.gainDb() + fadingDb(seed, drafter, task);
      return new Link(link.distanceM(), link.lineOfSight(), link.shadowingDb(), gainDb);
    }

    @Override
    public String text() {
      return mean.text().replace(", assumption", ", assumption, fading " + RAYLEIGH);
    }
  }

  /**
   * Users uniform over a ring.
   *
   * @param carrierGhz of the carrier
   * @param heightM of the users' antennas
   * @param leastM inner end of the ring
   * @param radiusM outer end
   * @param fading whether one factor Exp(1) weakens or strengthens a task's channel
   * @param indoor share of users with 20 dB more loss
   */
  record Placed(
      Propagation propagation,
      double carrierGhz,
      double heightM,
      double leastM,
      double radiusM,
      Sight sight,
      boolean shadowing,
      boolean fading,
      double indoor)
      implements Radio {
    private static final double INDOOR_DB = 20;

    @Override
    public Link link(long seed, int drafter, int task) {
      double least = leastM * leastM;
      double share = Quantity.POSITION.stream(seed, drafter, task).uniform();
      double d = StrictMath.sqrt(least + share * (radiusM * radiusM - least));
      boolean los = isSeen(Quantity.LINE_OF_SIGHT.stream(seed, drafter, task), d);
      double normal = Quantity.SHADOWING.stream(seed, drafter, task).normal();
      double shadowingDb = shadowing ? propagation.shadowingDb(los) * normal : 0;
      double loss = propagation.pathLossDb(d, carrierGhz, heightM, los) + shadowingDb;
      if (fading) {
        loss -= fadingDb(seed, drafter, task);
      }
      boolean isIndoor = Quantity.INDOOR.stream(seed, drafter, task).uniform() < indoor;
      return new Link(d, los, shadowingDb, -(isIndoor ? loss + INDOOR_DB : loss));
    }

    private boolean isSeen(RandomStream random, double d) {
      return switch (sight) {
        case RANDOM -> random.uniform() < propagation.losProbability(d);
        case ALWAYS -> true;
        case NEVER -> false;
      };
    }

    @Override
    public String text() {
      return ("Channel gains: %s, %s GHz, antennas at %s m and %s m, line of sight %s,"
              + " shadowing %s, fading %s, indoor share %s; users uniform over the ring from"
              + " %s m to %s m around their drafter.")
          .formatted(
              propagation.source(),
              Texts.shortest(carrierGhz),
              Texts.shortest(propagation.stationHeightM()),
              Texts.shortest(heightM),
              Texts.name(sight),
              shadowing ? "on" : "off",
              fading ? RAYLEIGH : "none",
              Texts.shortest(indoor),
              Texts.shortest(leastM),
              Texts.shortest(radiusM));
    }
  }

  /** By how many dB Rayleigh fading strengthens a channel: one factor Exp(1) for the upload. */
  static double fadingDb(long seed, int drafter, int task) {
    double factor = Quantity.FADING.stream(seed, drafter, task).exponential();
    return 10 * StrictMath.log10(factor);
  }

  /**
   * The radio model that the options describe.
   *
   * @throws IllegalArgumentException if one of them is wrong
   */
  static Radio of(OptionChoices choices) {
    String model = choices.text(Choice.RADIO);
    return switch (Texts.kind(model)) {
      case "fixed" -> given(choices, new Fixed(Texts.numbers(Choice.RADIO, model, 1, 1)[0]));
      case "uniform" -> {
        double[] ends = Texts.numbers(Choice.RADIO, model, 2, 2);
        if (!(ends[0] <= ends[1])) {
          throw Texts.wrong(Choice.RADIO, model, "of an interval");
        }
        yield given(choices, new Uniform(ends[0], ends[1]));
      }
      default -> placed(choices, model);
    };
  }

  /** Gains that are given, perhaps times fading. */
  private static Radio given(OptionChoices choices, Radio gains) {
    for (Choice choice : choices.given().keySet()) {
      if (OF_PLACES.contains(choice)) {
        throw new IllegalArgumentException(
            choice.option() + " goes with --radio umi, uma or macro-36.814");
      }
    }
    return isFading(choices) ? new Faded(gains) : gains;
  }

  private static boolean isFading(OptionChoices choices) {
    return isSaid(choices, Choice.FADING, "rayleigh", "none");
  }

  private static Radio placed(OptionChoices choices, String model) {
    Propagation propagation =
        Arrays.stream(Propagation.values())
            .filter(known -> known.key().equals(model))
            .findFirst()
            .orElseThrow(
                () ->
                    Texts.wrong(
                        Choice.RADIO, model, "umi, uma, macro-36.814, fixed:GAIN or uniform:A,B"));
    double highest = propagation == Propagation.UMA ? 13 : 22.5;
    double[] ring = ring(propagation, choices.text(Choice.RADIUS));
    return new Placed(
        propagation,
        Texts.measure(Choice.CARRIER, choices.text(Choice.CARRIER), "Hz", 0.5e9, 100e9) / 1e9,
        Texts.measure(Choice.UT_HEIGHT, choices.text(Choice.UT_HEIGHT), "m", 1.001, highest),
        ring[0],
        ring[1],
        Texts.word(Choice.LOS, choices.text(Choice.LOS), Sight.class),
        isSaid(choices, Choice.SHADOWING, "on", "off"),
        isFading(choices),
        Texts.measure(Choice.INDOOR, choices.text(Choice.INDOOR), "", 0, 1));
  }

  /** The inner and the outer end. */
  private static double[] ring(Propagation propagation, String text) {
    double leastM = propagation.leastM();
    if (text.isEmpty()) {
      return new double[] {leastM, propagation.radiusM()};
    }
    int dots = text.indexOf("..");
    if (dots >= 0) {
      double nearestM = propagation.nearestM();
      leastM = Texts.measure(Choice.RADIUS, text.substring(0, dots), "m", nearestM, MOST_M);
    }
    String radius = dots < 0 ? text : text.substring(dots + 2);
    return new double[] {leastM, Texts.measure(Choice.RADIUS, radius, "m", leastM, MOST_M)};
  }

  private static boolean isSaid(OptionChoices choices, Choice choice, String yes, String no) {
    String text = choices.text(choice);
    if (!text.equals(yes) && !text.equals(no)) {
      throw Texts.wrong(choice, text, yes + " or " + no);
    }
    return text.equals(yes);
  }
}
