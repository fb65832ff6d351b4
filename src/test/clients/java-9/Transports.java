import jakarta.websocket.ContainerProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.websocket.jakarta.WebSocketTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;

class Transports {
  static ClientTransport of(String transport, String authorization) throws Exception {
    return transport.equals("websocket") ? webSocket(authorization) : longPolling(authorization);
  }

  private static ClientTransport webSocket(String authorization) {
    var container = ContainerProvider.getWebSocketContainer();
    return new WebSocketTransport(new HashMap<>(), null, container) {
      @Override
      protected void onHandshakeRequest(Map<String, List<String>> headers) {
        super.onHandshakeRequest(headers);
        headers.put("Authorization", List.of(authorization));
      }
    };
  }

  private static ClientTransport longPolling(String authorization) throws Exception {
    var http = new HttpClient();
    http.start();
    return new JettyHttpClientTransport(new HashMap<>(), http) {
      @Override
      protected void customize(Request request) {
        request.headers(headers -> headers.put("Authorization", authorization));
      }
    };
  }
}
