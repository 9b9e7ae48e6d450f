package org.stillwatch.sdk.cli;

/** How a command ended, for those who script against it. */
enum ExitCode {
  DONE(0),
  /** For a reason on this side, such as a file that cannot be written. */
  FAILED(1),
  USAGE(2),
  /** The hub answered and said no. */
  REFUSED(3),
  /** No hub answered, or it cannot take anything at the moment. */
  UNREACHABLE(4),
  /** A log is not what its hub promised. */
  BROKEN(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
