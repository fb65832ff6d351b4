package io.workbins.identity.directory;

/** A role of a user, spelled as in the API ({@code workbins-api.md} section 8.3). */
public enum Role {
  /** Handles interactions. May access only workbins of its own and of its groups. */
  ROLE_AGENT(false),
  /** Manages agents. */
  ROLE_SUPERVISOR(true),
  /** Administers users and settings. */
  ROLE_ADMIN(true),
  /** A server program, with the access of an admin. */
  ROLE_APIUSER(true);

  private final boolean mayActForOthers;

  Role(boolean mayActForOthers) {
    this.mayActForOthers = mayActForOthers;
  }

  boolean mayActForOthers() {
    return mayActForOthers;
  }
}
