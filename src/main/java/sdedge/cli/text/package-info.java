/** What commands print. */
@org.jspecify.annotations.NullMarked
package sdedge.cli.text;
