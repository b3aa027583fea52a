package sdedge.document.csv;

/**
 * A row of numbers.
 *
 * @param line from 1
 * @param values in the order of the columns asked for; NaN where there is none
 * @param columns where each value begins in its line, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, by whoever takes the row
public record CsvRow(int line, double[] values, int[] columns) {}
