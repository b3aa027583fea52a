package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import sdedge.cli.Cli.Ended;
import sdedge.instance.Instance;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;

/** Instances that {@code generate} prints. */
final class Generated {
  private Generated() {}

  /** That of a command whose words have spaces between. */
  static Instance by(String command) throws Exception {
    Ended ended = Cli.run((Object[]) command.trim().split(" +"));
    assertThat(ended.err()).isEmpty();
    byte[] made = ended.out().getBytes(StandardCharsets.UTF_8);
    return InstanceReader.load("made", made, Path.of(""), Arrivals.ANY).instance();
  }
}
