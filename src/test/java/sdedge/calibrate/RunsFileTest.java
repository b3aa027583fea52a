package sdedge.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sdedge.document.InvalidInputException;
import sdedge.instance.reader.InstanceReader;

/** Tokens per second, time per token and requests at a time say the same thing thrice. */
class RunsFileTest {
  private static final String HEADER =
      "length,concurrency,input_tokens,output_tokens,tpot_s,acceptance_length,running,"
          + "output_tokens_per_s\n";

  private static MeasuredRun read(String row) throws Exception {
    byte[] bytes = (HEADER + row + "\n").getBytes(StandardCharsets.UTF_8);
    return RunsFile.read(
            "runs.csv",
            bytes,
            InstanceReader.read(Path.of("instances/quickstart.yaml")).verifier(),
            new DraftModes(List.of(), false, "the drafter of the base has no modes"))
        .get(0);
  }

  @Test
  void fewerRunThanMayWhereTokensPerSecondSaySo() throws Exception {
    // 500 tokens/s, 50 ms each
    assertThat(read("0,256,200,150,0.05,,,500").running()).isCloseTo(25, within(1e-9));
    assertThat(read("0,256,200,150,0.05,,,").running()).isEqualTo(256);
    assertThat(read("0,25,200,150,0.05,,,520").running()).isEqualTo(25);
    assertThat(read("0,256,200,150,0.05,,24,500").running()).isEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,8,200,150,0.05,,,500; tpot_s: 0.05 s contradicts output_tokens_per_s and concurrency by"
            + " a factor of 3.125",
        "3,32,200,150,0.05,2.5,10,500; and running by a factor of 2.5; is it the time between"
            + " steps, of acceptance_length tokens each?",
        "0,256,200,150,0.05,,100,500; and running by a factor of 0.25"
      })
  void contradictionsNameTheColumnsAndTheFactor(String row, String message) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
