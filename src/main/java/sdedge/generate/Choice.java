package sdedge.generate;

/** An option of {@code generate} that families have values of their own for. */
public enum Choice {
  PAIR(
      "--pair",
      "PAIR",
      "1.1b-7b",
      "Models of the family published: 68m-7b, 1.1b-7b or 1.1b-13b, who drafts and who verifies"),
  TASKS("--tasks", "N", "50", "Tasks"),
  DRAFTERS("--drafters", "N", "1", "Drafters, each the centre of a cell with a band of its own"),
  INPUT("--input", "LAW", "lognormal:1020,0.7,181,4142", "Input tokens without a trace"),
  OUTPUT(
      "--output-tokens",
      "LAW",
      "lognormal:129,0.8,41,601",
      "Output tokens without a trace; a LAW is lognormal:median,sigma,min,max, uniform:A,B or"
          + " constant:N, or several of them with ; between, for the drafters in turn"),
  COLUMNS(
      "--columns",
      "NAMES",
      "",
      "Columns of the trace, input=NAME,output=NAME,acceptance=NAME; default those of Azure,"
          + " BurstGPT or Mooncake, and no acceptance"),
  TIME_COLUMN(
      "--time-column",
      "NAME",
      "none",
      "Keep arrivals: auto for TIMESTAMP, Timestamp or timestamp (ms) of those, or NAME, NAME:ms"),
  SAMPLE("--sample", "HOW", "random", "Rows of the trace: random, first or window"),
  MAX_INPUT("--max-input", "N", "4096", "Rows of the trace with more input tokens are dropped"),
  MAX_OUTPUT("--max-output", "N", "1024", "Rows with more output tokens are dropped"),
  ACCEPTANCE(
      "--acceptance",
      "LAW",
      "beta:15.17,8.14",
      "beta:A,B, constant:A, uniform:A,B, list:a1,a2,… or curve:a1,ainf,rho; likewise several"),
  ANSWERS(
      "--answers",
      "N",
      "",
      "Answers as a law in place of known ones: N outcomes, at most 64, the means of equal groups"
          + " of the trace or of what the law draws"),
  ANSWERS_CAP(
      "--answers-cap",
      "N",
      "",
      "Tokens at which an engine ends answers: longer ones count as so many; default those of"
          + " --max-output for a trace, none for a law or --answers-from"),
  ACCEPTANCE_SD("--acceptance-sd", "SD", "0", "Spread over tasks, on the logit"),
  MODE_ACCEPTANCE(
      "--mode-acceptance",
      "MODES",
      "",
      "What draft modes accept more than that, or less: NAME:DELTA,…; default as much"),
  ASSIGN(
      "--assign",
      "HOW",
      "round-robin",
      "Tasks to drafters: round-robin, uniform, hotspot:p or blocks:N1,N2,…"),
  RADIUS("--radius", "M", "", "Of a cell, or A..B of a ring; default that of the radio model"),
  RADIO("--radio", "MODEL", "umi", "umi, uma, macro-36.814, fixed:GAIN or uniform:A,B"),
  CARRIER("--carrier", "F", "3.5GHz", "Carrier frequency"),
  LOS("--los", "WHEN", "random", "Line of sight: random, always or never"),
  SHADOWING("--shadowing", "WHEN", "on", "on or off"),
  FADING("--fading", "LAW", "none", "none or rayleigh"),
  INDOOR("--indoor", "P", "0", "Share of users with 20 dB more loss"),
  UT_HEIGHT("--ut-height", "M", "1.5m", "Height of the users' antennas"),
  TX_POWER("--tx-power", "P", "23dBm", "Transmit power"),
  BANDWIDTH("--bandwidth", "B", "20MHz", "Band of each cell"),
  NOISE_FIGURE("--noise-figure", "NF", "5dB", "Of the base station"),
  NOISE_PSD("--noise-psd", "N0", "-174", "Noise density, dBm/Hz"),
  NOISE(
      "--noise",
      "P",
      "",
      "Noise of every transmission whatever its share, dBm, in place of --noise-psd and"
          + " --noise-figure"),
  POWER_MODEL("--power-model", "MODEL", "constant-psd", "constant-psd or constant-power"),
  BITS_PER_TOKEN("--bits-per-token", "BITS", "32", "Payload of an input token"),
  HEADER_BITS("--header-bits", "BITS", "0", "Payload of a prompt beside its tokens");

  private final String option;
  private final String label;
  private final String usual;
  private final String description;

  Choice(String option, String label, String usual, String description) {
    this.option = option;
    this.label = label;
    this.usual = usual;
    this.description = description;
  }

  /** The name on the command line. */
  public String option() {
    return option;
  }

  /** What stands for the value in the help. */
  public String label() {
    return label;
  }

  /** One line of help. */
  public String description() {
    return usual.isEmpty() ? description + "." : description + "; default " + usual + ".";
  }

  /** What holds unless a family or the user says otherwise. */
  String usual() {
    return usual;
  }
}
