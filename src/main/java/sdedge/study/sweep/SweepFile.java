package sdedge.study.sweep;

import java.nio.file.Path;

/**
 * An instance file that is swept.
 *
 * @param file as given; names it in the table and in problems
 * @param folder what the paths of tables are relative to
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares files
public record SweepFile(String file, byte[] bytes, Path folder) {}
