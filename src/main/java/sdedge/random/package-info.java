/** Random numbers that are the same on every machine. */
@org.jspecify.annotations.NullMarked
package sdedge.random;
