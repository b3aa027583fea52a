/**
 * Descriptions of tables and of JSON objects: a {@link Table} lists columns or keys, each with its
 * name, its {@link Kind}, its gaps and its value, and is all that is needed to write a file and to
 * read it back as {@link Values}.
 */
@org.jspecify.annotations.NullMarked
package sdedge.result.table;
