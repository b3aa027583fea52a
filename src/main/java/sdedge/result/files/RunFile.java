package sdedge.result.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import sdedge.result.table.Json;

/** Reads {@code run.json} as far as to know that it is one. */
public final class RunFile {
  private RunFile() {}

  /** Whether a file is a complete {@code run.json}. */
  public static boolean isValid(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = Json.FACTORY.createParser(in)) {
      boolean valid =
          json.nextToken() == JsonToken.START_OBJECT
              && "kind".equals(json.nextFieldName())
              && RunInfo.KIND.equals(json.nextTextValue());
      while (valid && json.nextToken() != null) {
        // A file that breaks off throws.
      }
      return valid;
    } catch (IOException e) {
      return false;
    }
  }
}
