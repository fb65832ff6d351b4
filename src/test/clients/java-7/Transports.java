import java.util.HashMap;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;

class Transports {
  static ClientTransport of(String transport, String authorization) throws Exception {
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
