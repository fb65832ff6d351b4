import java.util.HashMap;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.transport.LongPollingTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;

class Transports {
  static ClientTransport of(String transport, String authorization) throws Exception {
    var http = new HttpClient();
    http.start();
    return new LongPollingTransport(new HashMap<>(), http) {
      @Override
      protected void customize(Request request) {
        request.header("Authorization", authorization);
      }
    };
  }
}
