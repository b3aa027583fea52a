package sdedge.generate;

/** Path loss by distance: 3GPP TR 38.901, tables 7.4.1-1 and 7.4.2-1, and TR 36.814. */
enum Propagation {
  /** Street canyon. */
  UMI("umi", 10, 10, 100, 36, 4, 7.82, "UMi street canyon, tables 7.4.1-1, 7.4.2-1, 7.2-1") {
    @Override
    double lineOfSightDb(double d, double d3, double frequency, double breakpoint, double rise) {
      double near = 32.4 + 20 * lg(frequency);
      return d <= breakpoint
          ? near + 21 * lg(d3)
          : near + 40 * lg(d3) - 9.5 * lg(breakpoint * breakpoint + rise * rise);
    }

    @Override
    double obstructedDb(double d3, double frequency, double height) {
      return 22.4 + 35.3 * lg(d3) + 21.3 * lg(frequency) - 0.3 * (height - 1.5);
    }
  },
  /** Macro cell. */
  UMA("uma", 25, 35, 250, 63, 4, 6, "UMa, tables 7.4.1-1, 7.4.2-1, 7.2-1") {
    @Override
    double lineOfSightDb(double d, double d3, double frequency, double breakpoint, double rise) {
      double near = 28 + 20 * lg(frequency);
      return d <= breakpoint
          ? near + 22 * lg(d3)
          : near + 40 * lg(d3) - 9 * lg(breakpoint * breakpoint + rise * rise);
    }

    @Override
    double obstructedDb(double d3, double frequency, double height) {
      return 13.54 + 39.08 * lg(d3) + 20 * lg(frequency) - 0.6 * (height - 1.5);
    }
  },
  /** The macro cell of TR 36.814 at 2 GHz, which many papers assume; no line of sight. */
  MACRO_36_814("macro-36.814", 25, 35, 250, 0, 8, 8, "macro cell at 2 GHz, table A.2.1.1.2-3") {
    @Override
    double lineOfSightDb(double d, double d3, double frequency, double breakpoint, double rise) {
      return 128.1 + 37.6 * lg(d / 1000);
    }

    @Override
    double obstructedDb(double d3, double frequency, double height) {
      return Double.NEGATIVE_INFINITY; // the larger of both is the one formula there is
    }
  };

  private static final double SURELY_LOS_M = 18;
  private static final double LIGHT_MPS = 3e8;

  private final String key;
  private final double stationHeightM;
  private final double leastM;
  private final double radiusM;
  private final double decayM;
  private final double losSigmaDb;
  private final double nlosSigmaDb;
  private final String source;

  Propagation(
      String key,
      double stationHeightM,
      double leastM,
      double radiusM,
      double decayM,
      double losSigmaDb,
      double nlosSigmaDb,
      String source) {
    this.key = key;
    this.stationHeightM = stationHeightM;
    this.leastM = leastM;
    this.radiusM = radiusM;
    this.decayM = decayM;
    this.losSigmaDb = losSigmaDb;
    this.nlosSigmaDb = nlosSigmaDb;
    this.source = source;
  }

  abstract double lineOfSightDb(
      double d, double d3, double frequency, double breakpoint, double rise);

  abstract double obstructedDb(double d3, double frequency, double height);

  /**
   * Path loss in dB.
   *
   * @param d distance on the ground in metres
   * @param frequency in GHz
   * @param height of the user's antenna in metres, above 1
   */
  double pathLossDb(double d, double frequency, double height, boolean lineOfSight) {
    double rise = stationHeightM - height;
    double d3 = StrictMath.hypot(d, rise);
    double breakpoint = 4 * (stationHeightM - 1) * (height - 1) * frequency * 1e9 / LIGHT_MPS;
    double free = lineOfSightDb(d, d3, frequency, breakpoint, rise);
    return lineOfSight ? free : Math.max(free, obstructedDb(d3, frequency, height));
  }

  /** How likely there is a line of sight over {@code d} metres, for users outdoors. */
  double losProbability(double d) {
    if (decayM == 0) {
      return 0;
    }
    double near = SURELY_LOS_M / d;
    return d <= SURELY_LOS_M ? 1 : near + StrictMath.exp(-d / decayM) * (1 - near);
  }

  /** Standard deviation of the shadowing in dB. */
  double shadowingDb(boolean lineOfSight) {
    return lineOfSight ? losSigmaDb : nlosSigmaDb;
  }

  String key() {
    return key;
  }

  double stationHeightM() {
    return stationHeightM;
  }

  /** No user is nearer unless a ring is asked for. */
  double leastM() {
    return leastM;
  }

  /** The least inner end of a ring that may be asked for: papers fill discs by TR 36.814. */
  double nearestM() {
    return this == MACRO_36_814 ? 1 : leastM;
  }

  /** Of a cell unless said otherwise. */
  double radiusM() {
    return radiusM;
  }

  String source() {
    return (this == MACRO_36_814 ? "3GPP TR 36.814, " : "3GPP TR 38.901, ") + source;
  }

  private static double lg(double x) {
    return StrictMath.log10(x);
  }
}
