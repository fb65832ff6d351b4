package io.workbins.http.connection;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address by which failed sign-ins and connections are counted: that of the client, behind a
 * trusted proxy the one that the proxy forwards ({@code quarkus.http.proxy.*}). IPv6 addresses
 * count by their first 64 bits, which are one subscriber's network (RFC 6177).
 */
public final class ClientAddress {

  private static final int PREFIX_BYTES = 8;
  private static final int MAX_LENGTH = 64;

  private ClientAddress() {}

  /** The address of a request. */
  public static String of(HttpServerRequest request) {
    var address = request.remoteAddress();
    return address == null ? "" : of(String.valueOf(address.host()));
  }

  /** The same of an address as text; names and other texts of a proxy are shortened. */
  static String of(String host) {
    var bytes = NetUtil.createByteArrayFromIpAddressString(host);
    if (bytes == null) {
      return host.substring(0, Math.min(host.length(), MAX_LENGTH));
    }
    try {
      // converts IPv4-mapped addresses to IPv4
      var address = InetAddress.getByAddress(bytes);
      if (!(address instanceof Inet6Address)) {
        return address.getHostAddress();
      }
      var prefix = Arrays.copyOf(Arrays.copyOf(bytes, PREFIX_BYTES), bytes.length);
      return NetUtil.toAddressString(InetAddress.getByAddress(prefix)) + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a parsed address has 4 or 16 bytes", e);
    }
  }
}
