/** When work must stop, and who is notified of how far it is. */
@org.jspecify.annotations.NullMarked
package sdedge.control;
