package io.workbins.identity.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests of passwords with a random key that exists in this object only. Thread-safe. */
final class PasswordDigest {

  private static final String MAC = "HmacSHA256";

  private final Mac mac;

  PasswordDigest() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.mac = mac(key);
  }

  byte[] of(String password) {
    try {
      // a clone of an initialized Mac: the initialization takes longer than the digest
      return ((Mac) mac.clone()).doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java platform must support cloning " + MAC, e);
    }
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform must support " + MAC, e);
    }
  }
}
