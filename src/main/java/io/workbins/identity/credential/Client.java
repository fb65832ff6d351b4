package io.workbins.identity.credential;

/**
 * The sender of a password.
 *
 * @param userName as sent; the user may not exist
 * @param address the network address, or the prefix that counts as one address
 */
public record Client(String userName, String address) {

  private static final int MAX_KEY_LENGTH = 100;

  /** Key of the user name. Longer names share a key, so that a table has a limited size. */
  String accountKey() {
    return userName.substring(0, Math.min(userName.length(), MAX_KEY_LENGTH));
  }

  /** Key of the user name at this address. */
  String key() {
    return address + ' ' + accountKey();
  }
}
