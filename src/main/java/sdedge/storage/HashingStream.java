package sdedge.storage;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the SHA-256 of what passes through. */
final class HashingStream extends DigestOutputStream {
  HashingStream(OutputStream out) {
    super(out, newDigest());
  }

  /** The digest of all that was written, in hexadecimal digits; to be asked for once. */
  String sha256() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
