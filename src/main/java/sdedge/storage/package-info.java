/**
 * Files and directories that are whole or not there, locks, and tables that grow row by row and
 * survive a kill.
 */
@org.jspecify.annotations.NullMarked
package sdedge.storage;
