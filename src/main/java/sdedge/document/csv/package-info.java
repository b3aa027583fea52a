/**
 * Tables line by line: {@link CsvRecords} for whoever knows the header, {@link CsvTable} for
 * columns of numbers in any order, cell by cell with their places.
 */
@org.jspecify.annotations.NullMarked
package sdedge.document.csv;
